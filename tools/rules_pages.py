"""`python -m tools.rules_pages`: writes docs/workflow.md and docs/roles.md from the tables the program runs on.

Run it after changing a row of domain.workflow or domain.knowledge, or the access table of the tests; a test compares.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from domain import commands as c
from domain.case import OPEN, Status
from domain.knowledge import KNOWLEDGE, Knowledge, Reach, Secrets, Standings
from domain.people import Role
from domain.workflow import EVERY, TRANSITIONS, Relation, Transition
from tests.server.access_table import GIVES_CASES, OPEN_TO_ALL, OWN_ONLY, RELATIONS, TURNED_AWAY, documents

DOCS: Final = Path(__file__).resolve().parents[1] / "docs"
MADE: Final = "<!-- Made by `python -m tools.rules_pages`; changes belong into the tables it reads. -->"

# Where a command, and not its row, says which status follows. A test walks thousands of cases and finds no other.
DECIDED_BY_COMMAND: Final[Mapping[type[c.Command], frozenset[Status]]] = {
    c.GiveInformation: frozenset({Status.UNVERIFIED, Status.DISPOSED, Status.IN_PROGRESS}),
    c.DecideTransfer: frozenset({Status.DISPOSED}),
    c.ApproveReply: frozenset({Status.IN_PROGRESS}),
}
# The official export says what stands there; an arrow from everywhere to everywhere would hide the others.
NOT_DRAWN: Final = frozenset({c.ImportReport})

ROLE_NAMES: Final = {
    Role.NATIONAL_ADMIN: "Admin Nasional",
    Role.AGENCY_ADMIN: "Admin Instansi",
    Role.LIAISON_OFFICER: "Pejabat Penghubung",
    Role.SUPERVISOR: "Atasan",
    Role.OMBUDSMAN: "Ombudsman",
    Role.MONITOR: "Pemantau",
    Role.REPORTER: "Pelapor",
    Role.SYSTEM: "Sistem",
}
RELATION_NAMES: Final[Mapping[Relation, str]] = {
    Relation.HOLDS: "for the unit or agency that holds the case",
    Relation.WORKS_ON: "for one that holds or supports it, or has a task in it",
    Relation.HAS_TASK: "for the unit or person a task in it was given to",
    Relation.ONE_LEVEL_UP: "for the admin who decides about its transfer",
    Relation.OVERSEES: "for one that oversees it",
    Relation.OUTSIDE: "without belonging to any",
}


def pages() -> dict[Path, str]:
    return {DOCS / "workflow.md": workflow_page(), DOCS / "roles.md": roles_page()}


def arrows() -> dict[tuple[Status, Status], list[type[c.Command]]]:
    """Every change of status that the table allows, with the commands that make it."""
    found: dict[tuple[Status, Status], list[type[c.Command]]] = {}
    for row in TRANSITIONS:
        if row.command in NOT_DRAWN:
            continue
        targets = DECIDED_BY_COMMAND.get(row.command, frozenset()) | ({row.target} if row.target else frozenset())
        for source in row.sources:
            for target in targets - {source}:
                commands = found.setdefault((source, target), [])
                if row.command not in commands:
                    commands.append(row.command)
    order = list(Status)
    return dict(sorted(found.items(), key=lambda item: [order.index(status) for status in item[0]]))


def workflow_page() -> str:
    return "\n".join(
        [
            "# The way of a case",
            "",
            MADE,
            "",
            "Every arrow is one row or more of `domain/workflow.py`. What an official export says of a case is taken",
            "over from any status to any other and is not drawn.",
            "",
            "```mermaid",
            *_diagram(),
            "```",
            "",
            "## Every row",
            "",
            _line("command", "by", "who", "from", "leads to", "only if"),
            _line(*["---"] * 6),
            *(_row(row) for row in TRANSITIONS),
            "",
            "A status that is not among those above is one this program does not know yet: only what is possible from",
            "*every* status is possible then.",
            "",
        ]
    )


def _diagram() -> Iterator[str]:
    yield "stateDiagram-v2"
    first = Status.UNVERIFIED
    yield f"    [*] --> {first}"
    for (source, target), commands in arrows().items():
        yield f"    {source} --> {target}: {', '.join(command.__name__ for command in commands)}"
    drawn = {status for arrow in arrows() for status in arrow}
    for status in Status:
        if status not in OPEN and status in drawn:
            yield f"    {status} --> [*]"


def _row(row: Transition) -> str:
    return _line(
        f"`{row.command.type}`",
        ", ".join(ROLE_NAMES[role] for role in Role if role in row.roles),
        _word(row.relation),
        "*every*" if row.sources == EVERY else ", ".join(f"`{status}`" for status in Status if status in row.sources),
        _leads_to(row),
        ", ".join(guard.__name__.strip("_").replace("_", " ") for guard in row.guards),
    )


def _leads_to(row: Transition) -> str:
    if row.target:
        return f"`{row.target}`"
    decided = DECIDED_BY_COMMAND.get(row.command)
    if decided:
        return "stays, or " + ", ".join(f"`{status}`" for status in Status if status in decided)
    return "as the export says" if row.command in NOT_DRAWN else "stays"


def roles_page() -> str:
    acting = [role for role in Role if any(role in row.roles for row in TRANSITIONS)]
    return "\n".join(
        [
            "# Who may do and know what",
            "",
            MADE,
            "",
            "## Commands",
            "",
            "From `domain/workflow.py`; statuses and further conditions are in [workflow.md](workflow.md). A role acts",
            "",
            *(f"- *{_word(relation)}*: {_meaning(relation)}" for relation in Relation),
            "",
            "Only online: " + ", ".join(f"`{kind.type}`" for kind in _commands() if kind.online_only) + ".",
            "",
            _line("command", *(ROLE_NAMES[role] for role in acting)),
            _line(*["---"] * (len(acting) + 1)),
            *(_line(f"`{command.type}`", *(_cell(command, role) for role in acting)) for command in _commands()),
            "",
            "## What a role knows",
            "",
            "From `domain/knowledge.py`: where the agency **h**olds the case, **s**upports it, **d**ecides a transfer,",
            "or **o**versees what was escalated to it.",
            "A membership knows only of what it receives itself.",
            "",
            _line("role", "receives", "secret cases", "who reported", "… anonymously", *_PARTS.values()),
            _line(*["---"] * (5 + len(_PARTS))),
            *(_line(ROLE_NAMES[role], *_knowledge(row)) for role, row in KNOWLEDGE.items()),
            "",
            "## What the server answers",
            "",
            "From `tests/server/access_table.py`, checked on the running server. **I** the case with who reported it,",
            "**C** the case without, **–** not even that there is such a case.",
            "",
            _line("role", *(relation.replace("_", " ") for relation in RELATIONS)),
            _line(*["---"] * (len(RELATIONS) + 1)),
            *_answers(),
            "",
            *_routes("Give cases, and follow this table", GIVES_CASES),
            *_routes("Are each person's own; somebody else's is answered like one that does not exist", OWN_ONLY),
            *_routes("Hold nothing of anybody and answer everybody", OPEN_TO_ALL),
            "Whoever cannot be let in gets no more than a code, on every route that is not open to all:",
            ", ".join(f"{state} → {status} `{code}`" for state, (status, code) in TURNED_AWAY.items()) + ".",
            "",
        ]
    )


_PARTS: Final = {"shared": "shared entries", "internal": "own internal entries", "answer": "unsent answer"}
_REACH: Final = {
    Reach.PLACE: "its unit's (or its agency's)",
    Reach.AGENCY: "its agency's",
    Reach.REGION: "its region's",
    Reach.NOTHING: "–",
}
_SECRETS: Final = {Secrets.ALWAYS: "yes", Secrets.CLEARED: "with clearance", Secrets.NEVER: "–"}


def _commands() -> list[type[c.Command]]:
    return list(dict.fromkeys(row.command for row in TRANSITIONS))


def _word(relation: Relation) -> str:
    return relation.value.replace("_", " ")


def _meaning(relation: Relation) -> str:
    return RELATION_NAMES.get(relation, _word(relation))


def _cell(command: type[c.Command], role: Role) -> str:
    rows = [row for row in TRANSITIONS if row.command is command and role in row.roles]
    return ", ".join(dict.fromkeys(_word(row.relation) for row in rows))


def _knowledge(row: Knowledge) -> Iterator[str]:
    yield _REACH[row.reach]
    unit = "its unit's; " if row.reach is Reach.PLACE and row.secrets is Secrets.CLEARED else ""
    yield unit + _SECRETS[row.secrets] if row.reach is not Reach.NOTHING else "–"
    yield _standings(row.identity)
    yield _standings(row.anonymous)
    for name in _PARTS:
        yield _standings(getattr(row, name))


def _standings(found: Standings) -> str:
    return " ".join(sorted((standing.value[0] for standing in found), key="hsdo".index)) or "–"


def _answers() -> Iterator[str]:
    cells = documents()
    for role in dict.fromkeys(role for role, _ in cells):
        yield _line(ROLE_NAMES[role], *(cells[role, relation].replace("-", "–") for relation in RELATIONS))


def _routes(sentence: str, routes: tuple[str, ...]) -> list[str]:
    return [f"{sentence}: " + ", ".join(f"`{route}`" for route in routes) + ".", ""]


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(DOCS.parent)}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
