"""The words of the console: one function for each vocabulary, in the person's language."""

from app.views.words.events import contributor_names, event_text, event_title
from app.views.words.items import item_state_text, undo_seconds
from app.views.words.moments import TimeLeft, age, clock_time, day, moment, office_zone, time_left
from app.views.words.problems import Sentence, code_sentence, problem_sentence, unexpected_sentence
from app.views.words.refusals import refusal_clause, refusal_sentence
from app.views.words.vocabulary import (
    audience_word,
    channel_word,
    classification_short,
    classification_word,
    clock_word,
    command_word,
    role_word,
    status_mark,
    status_word,
    view_word,
)

__all__ = [
    "Sentence",
    "TimeLeft",
    "age",
    "audience_word",
    "channel_word",
    "classification_short",
    "classification_word",
    "clock_time",
    "clock_word",
    "code_sentence",
    "command_word",
    "contributor_names",
    "day",
    "event_text",
    "event_title",
    "item_state_text",
    "moment",
    "office_zone",
    "problem_sentence",
    "refusal_clause",
    "refusal_sentence",
    "role_word",
    "status_mark",
    "status_word",
    "time_left",
    "undo_seconds",
    "unexpected_sentence",
    "view_word",
]
