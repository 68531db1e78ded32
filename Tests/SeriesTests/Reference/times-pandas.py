"""What pandas makes of the forms of time in times-forms.csv, as times-pandas.csv.

The frequency is `pandas.infer_freq` of the parsed times where there are three, else the step between
the two; the next four times follow by it. A form that `to_datetime` and `PeriodIndex` do not read
without being told is left empty. Made with pandas 3.1.1.
"""
import csv
import warnings

import pandas as pd

warnings.simplefilter("ignore")


def parsed(texts):
    if all(text.isdigit() for text in texts):
        raise ValueError("numbers are nanoseconds to pandas")
    try:
        return pd.DatetimeIndex(pd.to_datetime(texts)), False
    except Exception:
        return pd.PeriodIndex(texts), True


def following(texts):
    index, _ = parsed(texts)
    if isinstance(index, pd.PeriodIndex):
        return [p.start_time for p in (index[-1] + k for k in range(1, 5))]
    freq = pd.infer_freq(index) if len(index) > 2 else None
    if freq:
        return list(pd.date_range(index[-1], periods=5, freq=freq)[1:])
    if len(index) > 2:
        raise ValueError("no frequency")
    months = (index[1].year - index[0].year) * 12 + index[1].month - index[0].month
    step = (
        pd.DateOffset(months=months)
        if index[0].day == index[1].day and months > 0
        else index[1] - index[0]
    )
    return [index[-1] + step * k for k in range(1, 5)]


def text(times):
    isDaily = all(t.hour == 0 and t.minute == 0 for t in times)
    return " ".join(t.isoformat()[: 10 if isDaily else 16] for t in times)


with open("times-forms.csv") as forms, open("times-pandas.csv", "w") as answers:
    answers.write("form,next\n")
    for row in csv.DictReader(forms, delimiter=";"):
        try:
            answer = text(following(row["times"].split("|")))
        except Exception:
            answer = ""
        answers.write(f'"{row["form"]}",{answer}\n')
