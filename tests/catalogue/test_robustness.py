"""However a file is broken, its faults are told and nothing is raised."""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from endrange.catalogue.content_files import EXERCISE_FILES
from endrange.catalogue.loader import cross_faults, shipped_content
from endrange.catalogue.own import OWN_FILES
from endrange.catalogue.reading import validated

from .small_content import EXERCISE, ROLLING

SHORT = {"name": "Bridge", "steps": ["Lift."], "dose": {"kind": "hold", "hold_s": 20}, "equipment": ["wall"]}
SOUND = [tomllib.loads(EXERCISE), tomllib.loads(ROLLING), SHORT]
KEYS = ["id", "kind", "level", "scene", "variants", "name", "low", "x-y", ""]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(KEYS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=5,
).filter(lambda value: value is not None)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in the data with each of its keys or positions."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in inner:
        yield value, key
        yield from places(entry)


@st.composite
def broken(draw: st.DrawFn) -> dict[str, Any]:
    """A sound file with a few values replaced by anything, or taken out."""
    data = deepcopy(draw(st.sampled_from(SOUND)))
    for _ in range(draw(st.integers(1, 3))):
        container, key = draw(st.sampled_from(list(places(data)) or [({}, None)]))
        if draw(st.booleans()) and isinstance(container, dict):
            container.pop(key, None)
        elif key is not None:
            container[key] = draw(ANYTHING)
    return data


@given(data=broken())
@settings(max_examples=300, deadline=None)
def test_no_file_however_broken_stops_the_loader(data: dict[str, Any]) -> None:
    kind = EXERCISE_FILES if "variant" in data or "region" in data else OWN_FILES
    shipped = shipped_content()
    extra = {"id": "own-x", "own": True} if kind is EXERCISE_FILES else {}
    file = validated(data, kind, label="x.toml", given=extra)
    told = file.with_faults(cross_faults(file, shipped.known, shipped.weekly))
    assert (file.value is None) == bool(file.faults)
    for fault in told.faults:
        assert fault.says
        assert "pydantic" not in str(fault)
        assert "\n" not in fault.key.split("[")[0]
