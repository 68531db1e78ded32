"""Makes feed-excerpt.json from a copy of IRCC's feed: the rounds whose fields are quirky.

    python3 make-feed-excerpt.py ee_rounds_123_en.json > feed-excerpt.json

The objects are as published, byte for byte of their values; only rounds are left out.
"""

import json
import sys

ROUNDS = """
    6 38 63 64 75 76 82 91a 91b 114 139 176 208 210 215 242 244 247 258 262 270 277 297 322 333
    357 373 383 386 407
""".split()

with open(sys.argv[1], encoding="utf-8") as file:
    feed = json.load(file)
feed["rounds"] = [row for row in feed["rounds"] if row["drawNumber"] in ROUNDS]
assert len(feed["rounds"]) == len(ROUNDS)
json.dump(feed, sys.stdout, indent=0, ensure_ascii=False)
print()
