"""The registers as pages."""

from __future__ import annotations

from krachtlijn.render.registers.pages import RegisterFrame, render_register, render_registers
from krachtlijn.render.registers.register import FEW, Register, Shelf, registers_of
from krachtlijn.render.registers.rows import Rows

__all__ = [
    "FEW",
    "Register",
    "RegisterFrame",
    "Rows",
    "Shelf",
    "registers_of",
    "render_register",
    "render_registers",
]
