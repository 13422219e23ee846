<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Accepted files ({kinds})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove attachment {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message>
        <source>All agencies working on the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal, only your own agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public, the reporter reads it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>Android</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iOS</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Classification</name>
    <message>
        <source>Aspiration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complaint of a supervisory kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complaint, not of a supervisory kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information request</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>Agency verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing information from the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>National verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Answer to the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval of an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assignment to a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocking of content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction of report data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision on a transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handled at one&apos;s own desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import of a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information from the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invitation to coordinate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note to all agencies on the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protection of the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question to the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall of an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply of the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request to transfer (not our authority)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return of an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending of an approved answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftEditor</name>
    <message>
        <source>Draft · saved on this computer {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet · trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} of {limit} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} of {limit} characters, {over} too many</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Event</name>
    <message>
        <source>Answer approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer recalled before a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer returned with notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer submitted for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval void, the text was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned to {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up for the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handled at the agency&apos;s own desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported from an official export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information from the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interim answer to the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note to all agencies on the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protection of the reporter changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question to the reporter, clocks paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating of the reporter: {rating} of 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply of the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report data corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request to transfer to {place} (not our authority)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request to transfer to {place}, passed one level up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferred to {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified and forwarded to {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} invited to coordinate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Item</name>
    <message>
        <source>Needs review: the report was changed on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs review: the report was changed on the server by {agency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs review: the server failed on this item and keeps it for repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs review: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet certain whether it was sent · checking with the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent {time} · receipt {receipt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>HH:mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Add note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the note (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal note – not visible to the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note to all agencies – not visible to the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reads the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the note to your colleagues here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Accepted are JPG, PNG, PDF, DOC and DOCX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files are still there, nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using the files of this application, perhaps a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator for help before you go on; do not delete the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator for the new version. Sending goes on after that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator for write access to the folder, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to admit this computer again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator; do not delete anything before that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is still there and may be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the internet connection. The application tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a passphrase; it will be asked for at every start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller file or reduce its size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy your newest text elsewhere and ask for help with this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on working; everything is sent once there is a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is left as it is, so that it can be rescued. What the server has received is safe there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to the computer with the account you always use. If that does not help, ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk and leave this window open; saving is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More was sent at once than the server accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a web browser and log in to the network, or check the server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the date and time of this computer, so that your work is credited on the right day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again, so that it can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something other than the server answered, perhaps the log-in page of a Wi-Fi network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in this application.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the newer version; this one would not understand everything in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take some of them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application asks the server again; nothing is sent twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application is already open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application tries again with smaller parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of this computer is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of this computer reports errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the downloaded reports was damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with your drafts and unsent work is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are not damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files on this computer were written by a newer version of this application.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of this application cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key in the keyring does not fit your work on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key that opens your work was not found on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reports are downloaded again with the next connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has trouble of its own at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server needs a newer version of this application.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server took too long to answer. Whether everything arrived is not yet certain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user name or the password is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are more files than one answer takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is locked, because of too many tries or by an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring that could keep the key to your work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer may no longer fetch or send reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs from the server&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s keyring did not hand out or keep the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it stays, tell your administrator what you were doing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; capital letters count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keyring, for instance by logging in to the computer anew, and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the window that is already open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a quarter of an hour and try again, or ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved so far is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved so far is safe; the newest text is only on the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved so far was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have written is still on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your drafts and unsent work are not in it, they are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your text stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is safe on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is safe on this computer; you can go on reading and writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is larger than {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is of a kind that is not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save As</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Hide Details...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>a reason has to be given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a request to transfer the report is still undecided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an attachment has not reached the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {limit} attachments are not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer is waiting for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no request to transfer the report is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody approves their own answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the author of the answer may do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that agency already works on the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the agency chosen is no longer listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer or the report changed after it was read for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the attachment {name} is larger than {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the attachment {name} is of a kind that is not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the report has the status “{status}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the report is already {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the report is no longer in your hands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the report is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server could not read what was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server does not know this action yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server does not know this report or no longer lets you see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server gave a reason this application does not know ({code})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server holds something else under the same number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the status of the report does not allow it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the status of the report is newer than this application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text is longer than {limit} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unit chosen does not belong to that agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no approved answer to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your role may not do this with this report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplyCard</name>
    <message>
        <source>Answer that is up for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {name}, {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held back after approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interim answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pin {pin}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent once approved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplyEditor</name>
    <message>
        <source>Answer to the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the text voids the approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interim answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned by {name}: {notes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send automatically once approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit for approval (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submitting this replaces the text that is waiting for approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the answer to the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the answer to the reporter here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Agency admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liaison officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>National admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ombudsman</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Answered by the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived by an admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived by the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived by the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed by an admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed by the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed by the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for missing information</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusMark</name>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporter replied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>1 day late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came in today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days old</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past the deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the reporter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
