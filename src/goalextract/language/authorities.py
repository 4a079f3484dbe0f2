"""How public bodies are named in a text."""

import re
from typing import Final

AUTHORITY: Final = re.compile(r"(?:[A-ZÆØÅÄÖ][\w-]+ ){1,3}(?:Kommune|Regionskommune)")
"""A municipality by its name: ``Fjordby Kommune``."""
