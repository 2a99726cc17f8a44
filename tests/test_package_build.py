"""The package build carries sound content only, and its environment has what reading that content takes."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions, requires
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hatch_build import CONTENT, WholeProductHook
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BUILD_REQUIRES = [Requirement(line) for line in PROJECT["build-system"]["requires"]]

WHAT_READING_LOADS = """
import sys
before = {*sys.modules}
import endrange.catalogue.checking
print(*{name.partition(".")[0] for name in {*sys.modules} - before})
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the source tree as far as a build reads its content; there is no front end to build."""
    copytree(ROOT / CONTENT, tmp_path / CONTENT)
    return tmp_path


def build(tree: Path, version: str) -> None:
    hook = WholeProductHook(str(tree), {}, None, None, str(tree / "dist"), "wheel")  # type: ignore[arg-type]
    hook.initialize(version, {"artifacts": []})


def take_out(pattern: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    left = re.sub(pattern, "", text, count=1, flags=re.DOTALL | re.MULTILINE)
    assert left != text
    path.write_text(left, encoding="utf-8")


@pytest.mark.parametrize("version", ["standard", "editable"])
def test_the_tree_as_it_is_can_be_built(tree: Path, version: str) -> None:
    build(tree, version)


@pytest.mark.parametrize("version", ["standard", "editable"])
def test_a_source_that_is_missing_fails_the_build_and_is_named(tree: Path, version: str) -> None:
    take_out(r'^\[\[source\]\]\nid = "konrad-2021".*?(?=^\[\[source\]\])', tree / CONTENT / "sources.toml")
    with pytest.raises(SystemExit, match=r'exercises/[a-z-]+\.toml: sources\[\d\]: .*"konrad-2021"'):
        build(tree, version)


def test_a_text_that_is_missing_fails_the_build_and_is_named(tree: Path) -> None:
    take_out(r"^summary = [^\n]*\n", tree / CONTENT / "exercises/couch-stretch.toml")
    with pytest.raises(SystemExit, match=r"exercises/couch-stretch\.toml: summary: is missing"):
        build(tree, "standard")


def test_a_part_that_shipped_content_must_have_fails_the_build(tree: Path) -> None:
    (tree / CONTENT / "screening/before-session.toml").unlink()
    with pytest.raises(SystemExit, match=r"screening/before-session\.toml: there is no such file"):
        build(tree, "standard")


def test_all_faults_are_told_at_once(tree: Path) -> None:
    for name in ("couch-stretch", "figure-four"):
        take_out(r"^summary = [^\n]*\n", tree / CONTENT / f"exercises/{name}.toml")
    with pytest.raises(SystemExit, match=r"(?s)couch-stretch\.toml.*figure-four\.toml"):
        build(tree, "standard")


def test_the_build_environment_has_all_that_reading_the_content_loads() -> None:
    command = [sys.executable, "-c", WHAT_READING_LOADS]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    packages = packages_distributions()
    loaded = {canonicalize_name(each) for name in told.stdout.split() for each in packages.get(name, ())}
    assert "pydantic" in loaded
    assert loaded - {"endrange"} <= _brought_by(each.name for each in BUILD_REQUIRES)


def test_what_build_and_product_both_need_is_asked_for_in_the_same_versions() -> None:
    needed = {Requirement(line).name: line for line in PROJECT["project"]["dependencies"]}
    both = [each for each in BUILD_REQUIRES if each.name in needed]
    assert [str(each) for each in both] == [str(Requirement(needed[each.name])) for each in both]


def _brought_by(names: Iterable[str]) -> set[str]:
    """The names with all that installing them installs, as far as it is unconditional."""
    found: set[str] = set()
    waiting = {canonicalize_name(name) for name in names}
    while waiting:
        name = waiting.pop()
        found.add(name)
        needs = (Requirement(line) for line in requires(name) or ())
        waiting |= {canonicalize_name(each.name) for each in needs if each.marker is None} - found
    return found
