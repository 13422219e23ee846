"""What the bundle leaves out is really not needed in it: by the training, which has a server, and by real work."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

TRAINED = """
import sys
from pathlib import Path

class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if any(name == left or name.startswith(left + ".") for left in {left_out!r}):
            raise ModuleNotFoundError(f"the bundle has no {{name}}", name=name)

sys.meta_path.insert(0, LeftOut())
import app.main
assert "server" not in sys.modules and "app.training" not in sys.modules, "real work has no use for them"
import app.training.stage
from app.practice import Part
from app.training.colleagues import Pace
from app.training.ground import Ground
from app.training.region import Region
ground = Ground(Path({folder!r}))
ground.prepare()
with Region(ground, lambda: Part.OFFICER, Pace()) as region:
    region.open().result()
    region.colleagues.look()
    print("it runs on", region.port)
"""


def left_out() -> list[str]:
    """The modules that build.spec excludes, as far as it names them."""
    tree = ast.parse((ROOT / "build.spec").read_text(encoding="utf-8"))
    named = {
        target.id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Name) and target.id.isupper()
        if isinstance(node.value, ast.Tuple)
    }
    excludes = next(
        keyword.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "excludes"
    )
    assert isinstance(excludes, ast.List)
    plain = [str(each.value) for each in excludes.elts if isinstance(each, ast.Constant)]
    return [*named["NOT_FOR_TRAINING"], *plain]


def test_the_training_runs_on_what_is_bundled(tmp_path: Path) -> None:
    modules = left_out()
    assert {"server.cli", "psycopg", "openpyxl", "tkinter"} <= set(modules) and "fastapi" not in modules
    tried = TRAINED.format(left_out=modules, folder=str(tmp_path / "latihan"))
    done = subprocess.run([sys.executable, "-c", tried], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert "it runs on" in done.stdout, done.stderr
