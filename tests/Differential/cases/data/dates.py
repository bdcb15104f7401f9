"""datetime in C#."""
import pickle
from datetime import date, datetime, time, timedelta, timezone, tzinfo

print(date(2024, 2, 29), repr(date.max), date(2024, 12, 30).isocalendar(), date.fromisocalendar(2020, 53, 5), date(1, 1, 1).toordinal())
print(date.fromisoformat('2024-W01-3'), date.fromisoformat('20240229'), date(2024, 3, 1) - date(2024, 2, 1), date(2024, 1, 31).replace(day=1))
print(repr(timedelta(days=-1, microseconds=1)), timedelta(weeks=1, hours=1.5), timedelta(seconds=0.0000015), timedelta(1) / 7, timedelta(5) // timedelta(2))
print(timedelta(1) * 1.5, divmod(timedelta(7), timedelta(2)), -timedelta(hours=1), abs(timedelta(-1)), timedelta(1).total_seconds(), timedelta(hours=1) % timedelta(minutes=7))
moment = datetime(2024, 2, 29, 12, 34, 56, 789000, tzinfo=timezone(timedelta(hours=-5, minutes=-30), 'X'))
print(moment, repr(moment), moment.isoformat(' ', 'milliseconds'), moment.utctimetuple()[:6], moment.timestamp(), moment.astimezone(timezone.utc))
print(moment.strftime('%Y/%m/%d %H:%M:%S.%f %z %:z %Z %j %%'), f'{moment:%d.%m.}', moment.ctime(), moment.timetz(), moment.date(), hash(moment) == hash(moment.astimezone(timezone.utc)))
for text in ['2024-02-29', '2024-02-29T12', '20240229T1234', '2024-02-29 12:34:56.7', '2024-02-29T12:34:56,123456789Z', '2024-W09-4T01:02+05:30', '2024-02-29T12:34:56-00:00:01.5']:
    print(repr(datetime.fromisoformat(text)))
print(time.fromisoformat('T12:34'), repr(time(1, 2, 3, 4, timezone.utc, fold=1)), time(1) < time(2), time(0, tzinfo=timezone.utc) == time(1, tzinfo=timezone(timedelta(hours=1))))
for value in [date(1, 2, 3), time(1, 2, 3, 4), moment, timedelta(1, 2, 3), timezone.utc, moment.replace(fold=1)]:
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        print(data, pickle.loads(data) == value)


class Summer(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=2) if 3 < dt.month < 10 else timedelta(hours=1)

    def dst(self, dt):
        return timedelta(hours=1) if 3 < dt.month < 10 else timedelta(0)


class Later(datetime):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls, *args, **kwargs)


print(datetime(2024, 7, 1, tzinfo=timezone.utc).astimezone(Summer()), Later(2024, 1, 1) + timedelta(1), type(Later(2024, 1, 1) + timedelta(1)).__name__, Later.fromisoformat('2024-01-01'))
for bad in [
    lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(1, 13, 1), lambda: date('x'), lambda: date(), lambda: time(24), lambda: datetime(1, 1, 1, fold=2),
    lambda: timedelta(days=10**9), lambda: timedelta('x'), lambda: date.max + timedelta(1), lambda: datetime(1, 1, 1) - datetime(1, 1, 1, tzinfo=timezone.utc),
    lambda: timezone(timedelta(1)), lambda: datetime.fromisoformat('2024-13'), lambda: date.fromisoformat(5), lambda: datetime(1, 1, 1) < date(1, 1, 1),
    lambda: date(1, 1, 1) < 3, lambda: timedelta(1) / 0, lambda: tzinfo().utcoffset(None), lambda: time(tzinfo=5), lambda: datetime.combine(1, 2),
    lambda: date.fromisocalendar(2021, 53, 1), lambda: datetime.fromtimestamp(float('nan')), lambda: moment.isoformat(timespec='x'),
]:
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)

# Formats go through C's strings.
for text in ("%Y\0%m", "\0", "%\0", "%Y\ud800", "%", "é%Y"):
    try:
        print(ascii(datetime(2020, 1, 2).strftime(text)))
    except UnicodeEncodeError as error:
        print(error)
