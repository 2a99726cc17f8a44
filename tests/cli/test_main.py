"""The `endrange` command itself: help, unknown commands, and what stops it before it starts."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from endrange.cli import SUBCOMMANDS, main


def test_help_names_every_subcommand() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    for name, (_, line) in SUBCOMMANDS.items():
        assert f"{name} " in result.output
        assert line in result.output


def test_help_loads_neither_the_catalogue_nor_the_server() -> None:
    code = (
        "import sys; from endrange.cli import main; main(['--help'], standalone_mode=False); "
        "print([name for name in ('pydantic', 'numpy', 'django') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_subcommand_of_the_table_is_there(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert isinstance(command, click.Command)


def test_an_unknown_command_is_told_with_exit_code_2() -> None:
    result = CliRunner().invoke(main, ["exercise"])
    assert result.exit_code == 2
    assert "No such command 'exercise'" in result.output


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    result = CliRunner().invoke(main, ["--port", port])
    assert result.exit_code == 2
    assert "--port" in result.output


def test_a_data_folder_that_cannot_be_used_is_told_before_anything_starts(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(main, ["--data", str(tmp_path / "file"), "--no-browser"])
    assert result.exit_code == 2
    assert "a file is in the way" in result.output
    assert "--data FOLDER" in result.output
    assert "Traceback" not in result.output


def test_the_version_is_told() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.output.startswith("endrange, version 0.")
