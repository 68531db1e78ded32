"""What gretl makes of the forms of time in times-forms.csv, as times-gretl.csv.

Each form is a CSV whose first column, `obs`, has the times; gretl 2022c reads it, adds four
observations and names them. Empty where gretl takes the data for undated. Where gretl writes a
quarter or month, as 2016:1, its first day stands for it.
"""
import csv
import re
import subprocess
import tempfile


def first_day(label, frequency):
    match = re.fullmatch(r"(\d{4})[:.](\d{1,2})", label)
    if match:
        part = int(match[2])
        return f"{match[1]}-{part if frequency == 12 else 3 * part - 2:02d}-01"
    return label


def following(times, folder):
    with open(f"{folder}/t.csv", "w") as file:
        file.write("obs,v\n" + "".join(f'"{time}",{k}\n' for k, time in enumerate(times)))
    with open(f"{folder}/t.inp", "w") as file:
        file.write(
            f'set echo off\nset messages off\nopen "{folder}/t.csv" --quiet\n'
            "dataset addobs 4\nprintf \"pd %d %d\\n\", $pd, $datatype\n"
            'loop i=1..$nobs -q\nprintf "obs %s\\n", obslabel(i)\nendloop\n'
        )
    run = subprocess.run(
        ["gretlcli", "-b", f"{folder}/t.inp"], capture_output=True, text=True, timeout=20)
    dated = re.search(r"^pd (\d+) (\d+)$", run.stdout, re.M)
    labels = re.findall(r"^obs (.+)$", run.stdout, re.M)
    if not dated or dated[2] != "2" or len(labels) != len(times) + 4:
        return ""
    next_times = [first_day(label, int(dated[1])) for label in labels[-4:]]
    return " ".join(next_times) if all(re.match(r"\d{4}", t) for t in next_times) else ""


with open("times-forms.csv") as forms, open("times-gretl.csv", "w") as answers:
    answers.write("form,next\n")
    with tempfile.TemporaryDirectory() as folder:
        for row in csv.DictReader(forms, delimiter=";"):
            answers.write(f'"{row["form"]}",{following(row["times"].split("|"), folder)}\n')
