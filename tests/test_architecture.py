"""What import-linter cannot say, held by reading the sources."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, get_args

import pytest

from core.document.fields import FieldType, Section

ROOT: Final = Path(__file__).parents[1]
PACKAGES: Final = ("core", "storage", "pages", "api")
ENTRY_POINTS: Final = ("cli.py", "streamlit_app.py")
LONG_MODULE: Final = 300
LONG_FUNCTION: Final = 50
MIGRATIONS: Final = "storage/migrations/"
BROAD_EXCEPT: Final = {
    "core/document/shared_text.py": "pycrdt panics on some damaged updates, and a panic is no Exception",
    "storage/signals/listeners.py": "what fails in one listener concerns neither who wrote nor the other listeners",
}
"""Files that may catch everything, each with the reason."""


def modules() -> list[str]:
    inside = [path.relative_to(ROOT).as_posix() for name in PACKAGES for path in (ROOT / name).rglob("*.py")]
    return sorted([*inside, *ENTRY_POINTS])


every_module = pytest.mark.parametrize("module", modules())


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf8"))


def lines(module: str) -> int:
    return len((ROOT / module).read_text(encoding="utf8").splitlines())


def imports(module: str) -> frozenset[str]:
    """Full names of everything that the module imports, wherever in it."""
    names = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def dotted(node: ast.AST) -> str:
    """`a.b.c` of an attribute chain, so that both `datetime.now` and `datetime.datetime.now` can be asked for."""
    match node:
        case ast.Attribute():
            return f"{dotted(node.value)}.{node.attr}"
        case ast.Name():
            return node.id
        case _:
            return ""


def mentions(module: str) -> Iterator[str]:
    """Every attribute chain of the module, and every name that stands alone."""
    return (name for node in ast.walk(tree(module)) if (name := dotted(node)))


def modules_that_mention(*endings: str) -> set[str]:
    return {
        module
        for module in modules()
        for name in mentions(module)
        if any(name == ending or name.endswith(f".{ending}") for ending in endings)
    }


def modules_that_import(*packages: str) -> set[str]:
    return {
        module
        for module in modules()
        for name in imports(module)
        if any(name == package or name.startswith(f"{package}.") for package in packages)
    }


def test_the_import_contracts_are_kept():
    program = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("entry_point", ENTRY_POINTS)
def test_an_entry_point_stays_under_80_lines(entry_point):
    assert lines(entry_point) < 80


def test_only_entry_points_see_both_sides():
    both = modules_that_import("storage") & modules_that_import("pages", "api")
    assert {module for module in both if not module.startswith("storage/")} <= set(ENTRY_POINTS)


def test_no_script_lies_directly_in_pages():
    """Streamlit serves such a script without running the app's own, and so without its gate."""
    assert {path.name for path in (ROOT / "pages").iterdir() if not path.is_dir()} == {"__init__.py"}


def test_session_state_is_touched_in_one_place():
    assert modules_that_mention("session_state") <= {"pages/ui/session.py"}


def test_streamlit_internals_are_touched_in_one_place_each():
    inside = modules_that_import(
        "streamlit.runtime", "streamlit.web", "streamlit.components.v2.bidi_component"
    )
    assert {module for module in inside if module.startswith("pages/")} <= {"pages/ui/streamlit_private.py"}
    assert len({module for module in inside if module.startswith("api/")}) <= 1
    assert {module for module in inside if module.startswith(("core/", "storage/"))} == set()


def test_the_clock_is_asked_in_one_place():
    asks = modules_that_mention(
        "datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time"
    )
    assert asks <= {"core/clock.py"}


def test_core_takes_chance_in_one_place():
    """A generator that begins with a given seed is no chance."""
    takes = {
        module
        for module in modules()
        for name in imports(module) - {"random.Random"}
        if module.startswith("core/") and name.partition(".")[0] in {"secrets", "random", "uuid"}
    }
    assert takes <= {"core/domain/ids.py"}


def test_the_environment_is_read_in_one_place():
    assert modules_that_mention("os.environ", "os.getenv", "environ", "getenv") <= {"core/settings.py"}


def test_only_named_modules_catch_everything():
    def is_broad(node):
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        return any(kind is None or dotted(kind) in {"Exception", "BaseException"} for kind in caught)

    broad = {
        module
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ExceptHandler) and is_broad(node)
    }
    assert broad == set(BROAD_EXCEPT)
    assert len(BROAD_EXCEPT) <= 2


@every_module
def test_no_message_hides_in_an_f_string(module):
    """The extractor of messages does not look into f-strings: such a message would stay English."""
    hidden = [
        call.lineno
        for text in ast.walk(tree(module))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and dotted(call.func) in {"_", "ngettext"}
        and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


@every_module
def test_no_html_is_put_together_by_hand(module):
    """Markdown with HTML in it, and `st.html` of anything but a file of ours, would run what a person typed."""
    literals = {
        dotted(target)
        for node in tree(module).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and ast.unparse(node.value).startswith("Path(__file__)")
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    }
    calls = [node for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    allowed = [call for call in calls if any(word.arg == "unsafe_allow_html" for word in call.keywords)]
    made = [
        call
        for call in calls
        for part in call.args
        if dotted(call.func) == "st.html"
        and not isinstance(part, ast.Constant)
        and dotted(part) not in literals
    ]
    assert [call.lineno for call in allowed + made] == []


@every_module
def test_a_module_says_in_a_sentence_what_it_is(module):
    docstring = ast.get_docstring(tree(module)) or ""
    assert docstring.split("\n\n")[0].rstrip().endswith((".", ":")), (
        f"{module} has no docstring that is a sentence"
    )


def is_long_on_purpose(node: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return "Long on purpose:" in (ast.get_docstring(node) or "")


@every_module
def test_a_long_module_says_why(module):
    assert lines(module) <= LONG_MODULE or is_long_on_purpose(tree(module)), (
        f"{module}: {lines(module)} lines"
    )


@every_module
def test_a_long_function_says_why(module):
    if module.startswith(MIGRATIONS):
        return
    long = {
        node.name: length
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONG_FUNCTION
        and not is_long_on_purpose(node)
    }
    assert long == {}


def named(match: ast.Match) -> set[str]:
    """Classes that the cases of a match name without further conditions."""
    patterns = (part for case in match.cases if not case.guard for part in ast.walk(case.pattern))
    return {dotted(part.cls) for part in patterns if isinstance(part, ast.MatchClass)}


def ends_with_assert_never(match: ast.Match) -> bool:
    return "assert_never" in {dotted(part) for part in ast.walk(match.cases[-1])}


@pytest.mark.parametrize("union", [FieldType, Section], ids=["field types", "sections"])
def test_a_match_over_most_of_a_closed_set_ends_with_assert_never(union):
    """Then mypy lists it when a member is added. One that singles a few out may have a default."""
    members = {member.__name__ for member in get_args(union)}
    open_ended = {
        f"{module}:{node.lineno}"
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Match)
        and len(named(node) & members) > len(members) / 2
        and not ends_with_assert_never(node)
    }
    assert open_ended == set()
