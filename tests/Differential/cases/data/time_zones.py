"""zoneinfo over the system's data."""
import pickle
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

for name in ['Europe/Berlin', 'America/New_York', 'UTC', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Dublin']:
    zone = ZoneInfo(name)
    print(repr(zone), str(zone), ZoneInfo(name) is zone, pickle.loads(pickle.dumps(zone)) is zone, ZoneInfo.no_cache(name) is zone)
    for year in (1900, 1945, 1980, 2021, 2040, 2500):
        for month in (1, 7):
            moment = datetime(year, month, 15, 12, tzinfo=zone)
            print(moment, moment.tzname(), moment.dst(), moment.astimezone(timezone.utc))
    for hour in range(0, 5):
        utc = datetime(2021, 10, 31, hour, tzinfo=timezone.utc)
        local = utc.astimezone(zone)
        print(local, local.fold, local.astimezone(timezone.utc) == utc)
for bad in ['No/Where', '../etc/passwd', '/abs', '']:
    try:
        print(ZoneInfo(bad))
    except Exception as error:
        print(type(error).__name__)
print(datetime(2021, 3, 28, 2, 30, tzinfo=ZoneInfo('Europe/Berlin')).utcoffset(), datetime(2021, 3, 28, 2, 30, fold=1, tzinfo=ZoneInfo('Europe/Berlin')).utcoffset())
