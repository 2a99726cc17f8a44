"""`python -m endrange` is the `endrange` command."""

from endrange.cli import main

main()
