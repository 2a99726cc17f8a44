"""Is the policy any good? Virtual people under the real rules, a fixed programme, and nothing."""

from .benchmark import run

__all__ = ["run"]
