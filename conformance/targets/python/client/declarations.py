"""The items and calls of the chain, as the tables of spec/storage.md and spec/tables.md declare them."""

import json
import os
from typing import Any, Dict

with open(os.path.join(os.path.dirname(__file__), "declarations.json"), encoding="utf-8") as file:
    _TABLES: Dict[str, Any] = json.load(file)

ITEMS: Dict[str, Any] = _TABLES["items"]
CALLS: Dict[str, Any] = _TABLES["calls"]
