import sqlite3

con = sqlite3.connect(":memory:")
con.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT, c BLOB, d REAL)")
print(con.in_transaction)
cur = con.executemany("INSERT INTO t VALUES(?, ?, ?, ?)", [(i, f"é{i}", bytes([i]), i / 4) for i in range(5)])
print(cur.rowcount, con.in_transaction, con.total_changes)
con.commit()
for row in con.execute("SELECT * FROM t WHERE a > :least", {"least": 2}):
    print(row)
con.row_factory = sqlite3.Row
row = con.execute("SELECT a AS one, b FROM t").fetchone()
print(row.keys(), row["ONE"], row[1], tuple(row), len(row))
con.row_factory = None
con.create_function("twice", 1, lambda x: x * 2, deterministic=True)
print(con.execute("SELECT twice(21), twice('ab'), twice(1.5)").fetchone())


class Longest:
    def __init__(self):
        self.best = ""

    def step(self, value):
        self.best = max(self.best, value, key=len)

    def finalize(self):
        return self.best


con.create_aggregate("longest", 1, Longest)
print(con.execute("SELECT longest(b) FROM (SELECT 'a' AS b UNION SELECT 'ccc' UNION SELECT 'bb')").fetchone())
con.create_collation("backwards", lambda a, b: (a < b) - (a > b))
print(con.execute("SELECT b FROM t ORDER BY b COLLATE backwards").fetchall())
try:
    with con:
        con.execute("INSERT INTO t(a) VALUES(100)")
        con.execute("INSERT INTO t(a) VALUES(1)")
except sqlite3.IntegrityError as error:
    print(error, error.sqlite_errorname)
print(con.execute("SELECT count(*) FROM t").fetchone())
for sql, values in (("SELEC", ()), ("SELECT ?", ()), ("SELECT ?", (object,)), ("SELECT 1; SELECT 2", ()), ("SELECT 1/0, x", ())):
    try:
        con.execute(sql, values)
    except sqlite3.Error as error:
        print(type(error).__name__, error)
with con.blobopen("t", "c", 3) as blob:
    print(len(blob), blob.read(), blob[0])
print("\n".join(con.iterdump()))
target = sqlite3.connect(":memory:")
con.backup(target)
print(target.execute("SELECT sum(d) FROM t").fetchone())
con.close()
try:
    con.execute("SELECT 1")
except sqlite3.ProgrammingError as error:
    print(error)
