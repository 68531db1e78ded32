#!/usr/bin/env python3
"""Makes the corpora that the fuzzers start from: the quirks of the real feed and of our tables.

    Fuzzing/corpus.py FOLDER

writes FOLDER/csv, FOLDER/feed, FOLDER/dates and FOLDER/schema, a file an input.
"""

import json
import pathlib
import sys

root = pathlib.Path(__file__).resolve().parent.parent
out = pathlib.Path(sys.argv[1])


def write(kind, inputs):
    folder = out / kind
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(inputs):
        (folder / f"{number:03}").write_bytes(data if isinstance(data, bytes) else data.encode())


feed = json.loads((root / "Tests/ExpressEntryTests/Reference/feed-excerpt.json").read_text())
rounds = feed["rounds"]
feeds = [json.dumps({"rounds": [row]}, ensure_ascii=False) for row in rounds]
french = dict(
    rounds[0], drawName="Catégorie de l’expérience canadienne", drawSize="2 250",
    drawDateTime="31 mars 2026 à 10:53:56 UTC", drawDistributionAsOn="1er mars 2026")
feeds.append(json.dumps({"rounds": [french]}, ensure_ascii=False))
feeds.append(json.dumps({"rounds": [french]}, ensure_ascii=False).encode("cp1252"))
write("feed", feeds + ["{}", '{"rounds": []}', "<!DOCTYPE html><html></html>"])

dates = {row[field] for row in rounds for field in ("drawDateTime", "drawCutOff", "drawDate",
                                                    "drawDateFull", "drawDistributionAsOn")}
write("dates", sorted(dates) + [
    "July 3rd 2026 at 12:00:00 PM", "13-May-25", "2026-03-18T14:05:00Z", "2026/03/18",
    "31 mars 2026 à 10:53:56 UTC", "1er février 2015", "31\u00a0août 2023 à 09:00:00 UTC"])

lines = (root / "Datasets/express-entry-rounds.csv").read_text().splitlines()
sample = lines[:1] + lines[-5:]
text = "\n".join(sample) + "\n"
write("csv", [
    text, text.replace(",", ";"), "sep=\t\n" + text.replace(",", "\t"),
    "\ufeffsep=;\r\n" + text.replace(",", ";").replace("\n", "\r\n"),
    '#,Date,Type,Invitations,CRS Cut off\n347,"May 13, 2025","Canadian ""x"" Class","1,511",475.0\n',
    "Date;CRS score;Program;Round #;ITAs issued\n2026-03-18;475,0;General;405;1\u00a0500\n",
    "round,date,name,invitations,cutoff\n1,2024-01-10,=1+1,10,470\n2,2024-01-11,'@a,10,470\n"])

tables = ["categories", "corrections", "repairs", None, "occupations", "events", "categories",
          "express-entry-pool"]
schema = [
    bytes([number]) + "\n".join((root / f"Datasets/{name}.csv").read_text().splitlines()[:4]).encode()
    for number, name in enumerate(tables) if name]
schema.append(b"\x03round,field,old,new,seen\n91a,tieBreak,,2024-05-07T21:27:04Z,2026-01-02\n")
write("schema", schema)
