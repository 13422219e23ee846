"""The house rules of the source tree as a checker: give it a root, get the rules that are broken."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PACKAGES = ("domain", "server", "app")
CHECKED_FOLDERS = (*PACKAGES, "tests", "tools", "benchmarks")
LONGEST_FILE = 400

QT = ("PySide6", "shiboken6")
WIRING = ("app.console", "app.start_up", "app.main")  # where stores, sync and views are brought together
TRAINING = "app.training"
ITS_STAGE = f"{TRAINING}.stage"  # opens one console after the other on the training's own server (decision 0017)
ITS_SERVER = (f"{TRAINING}.region", f"{TRAINING}.colleagues")  # the one place where the app holds a server
MAY_IMPORT_QT = ("app.views", *WIRING, "app.i18n", "app.changes", "app.context", "app.previews.pictures")

QT_FREE_TO_THE_GROUND = ("domain", "server", "app.models", "app.sync")  # nor through any module of ours

# What stands left (with all below it) is imported only from what stands right (with all below it).
ONLY_FOR = {
    "server": ("server", *ITS_SERVER),
    "app": ("app",),
    TRAINING: (TRAINING, "app.main"),
    "app.sync": ("app.sync", *WIRING, ITS_STAGE),
    "app.views": ("app.views", *WIRING, ITS_STAGE),
    "app.context": ("app.context", "app.views", *WIRING),
    "app.console": ("app.console", "app.start_up", "app.main", ITS_STAGE),
    "app.start_up": ("app.main",),
    "app.main": ("app.__main__",),
}
STARTS_THE_PROCESS = ("app.__main__", "server.__main__")

NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "controller", "misc"}

CALLS_THAT_DO_WORK = {
    "open", "connect", "create_engine", "read_text", "read_bytes", "write_text", "mkdir", "run", "Popen",
    "Thread", "start", "QApplication", "FastAPI", "getaddrinfo", "sleep", "exec", "input", "print",
}  # fmt: skip


@dataclass(frozen=True)
class Module:
    """One file as the rules see it: its dotted name, what it imports, and its tree."""

    name: str
    path: Path
    tree: ast.Module
    imports: set[str] = field(default_factory=set)  # everything, foreign modules and types-only imports, too
    at_run_time: set[str] = field(default_factory=set)


def broken_rules(root: Path) -> list[str]:
    """One line for each breach, with the file it is in; empty is good."""
    modules = {module.name: module for package in PACKAGES for module in _modules(root, package)}
    found = [*_names_and_sizes(root)]
    for module in modules.values():
        found += [f"{module.name}: {breach}" for breach in _breaches(module, modules)]
    return sorted(found + [f"import cycle: {' -> '.join(cycle)}" for cycle in _cycles(modules)])


def _names_and_sizes(root: Path) -> Iterator[str]:
    for folder in CHECKED_FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            place = path.relative_to(root)
            if NAMES_THAT_SAY_NOTHING & {*place.with_suffix("").parts}:
                yield f"{place}: a name that does not say what is in it"
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > LONGEST_FILE:
                yield f"{place}: {lines} lines, more than {LONGEST_FILE}"


def _modules(root: Path, package: str) -> Iterator[Module]:
    for path in sorted((root / package).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        module = Module(name, path, ast.parse(path.read_text(encoding="utf-8"), str(path)))
        types_only = {id(node) for block in _type_checking(module.tree) for node in ast.walk(block)}
        for node in ast.walk(module.tree):
            imported = set(_imported(node, parts[:-1]))
            module.imports.update(imported)
            if id(node) not in types_only:
                module.at_run_time.update(imported)
        yield module


def _type_checking(tree: ast.Module) -> Iterator[ast.stmt]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            yield from node.body


def _imported(node: ast.AST, package: tuple[str, ...]) -> Iterator[str]:
    """Each import as the longest name it may mean: `from a import b` gives a.b, whether b is a module or not."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = package[: len(package) - node.level + 1] if node.level else ()
        prefix = ".".join([*base, *([node.module] if node.module else [])])
        yield from (f"{prefix}.{alias.name}" for alias in node.names)


def _below(name: str, parents: tuple[str, ...]) -> bool:
    return any(name == parent or name.startswith(parent + ".") for parent in parents)


def _ours(imported: set[str], modules: dict[str, Module]) -> set[str]:
    """The modules of ours meant: a name in a module means that module."""
    own = {name if name in modules else name.rpartition(".")[0] for name in imported}
    return own & modules.keys()


def _breaches(module: Module, modules: dict[str, Module]) -> Iterator[str]:
    name = module.name
    for imported in sorted(module.imports):
        first = imported.partition(".")[0]
        if _below(name, ("domain",)) and first != "domain" and first not in sys.stdlib_module_names:
            yield f"imports {imported}, but the domain knows only the standard library"
        for part, allowed in ONLY_FOR.items():
            if _below(imported, (part,)) and not _below(name, allowed):
                yield f"imports {imported}, which is only for {' and '.join(allowed)}"
        if _below(imported, QT) and not _below(name, MAY_IMPORT_QT):
            yield f"imports {imported}, which is only for {' and '.join(MAY_IMPORT_QT)}"
    if _below(name, QT_FREE_TO_THE_GROUND) and len(way := _way_to_qt(name, modules)) > 2:
        yield f"reaches Qt: {' -> '.join(way)}"
    yield from _work_at_import(module)


def _way_to_qt(name: str, modules: dict[str, Module]) -> list[str]:
    """How importing the module loads Qt, directly or through others of ours; empty if it does not."""
    ways, seen = [[name]], {name}
    while ways:
        way = ways.pop()
        for imported in sorted(modules[way[-1]].imports):
            if _below(imported, QT):
                return [*way, imported]
        for following in sorted(_ours(modules[way[-1]].imports, modules) - seen):
            seen.add(following)
            ways.append([*way, following])
    return []


def _work_at_import(module: Module) -> Iterator[str]:
    if "migrations" in module.name.split(".") and module.path.name == "env.py":
        return  # Alembic runs this file, it is never imported
    for node in module.tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)):
            continue
        if isinstance(node, ast.If) and "__main__" in ast.dump(node.test):
            continue
        if isinstance(node, (ast.For, ast.While, ast.With)):
            yield f"works at import time, line {node.lineno}"
        for call in (part for part in ast.walk(node) if isinstance(part, ast.Call)):
            called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            is_statement = isinstance(node, ast.Expr) and node.value is call
            if (is_statement and module.name not in STARTS_THE_PROCESS) or called in CALLS_THAT_DO_WORK:
                yield f"calls {called} at import time, line {call.lineno}"


def _cycles(modules: dict[str, Module]) -> Iterator[list[str]]:
    """Each cycle once; imports inside functions count, those for types only do not."""
    graph = {name: sorted(_ours(module.at_run_time, modules) - {name}) for name, module in modules.items()}
    done: set[str] = set()

    def visit(name: str, way: list[str]) -> Iterator[list[str]]:
        if name in way:
            yield [*way[way.index(name) :], name]
        elif name not in done:
            for following in graph[name]:
                yield from visit(following, [*way, name])
            done.add(name)

    for name in graph:
        yield from visit(name, [])
