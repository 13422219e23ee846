"""Pictures and pages of attachments, drawn in a process of their own: files from strangers meet parsers only there."""
