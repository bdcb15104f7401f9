"""The SQL that makes a database again: what Connection.iterdump() gives."""


def _quoted(name):
    return '"' + name.replace('"', '""') + '"'


def _literal(text):
    return "'" + text.replace("'", "''") + "'"


def _row_statements(cursor, table):
    # SQLite itself puts each row's INSERT together, so that values come out as it writes them.
    columns = [str(info[1]) for info in cursor.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()]
    into = _quoted(table)
    values = ",".join(f"'||quote({_quoted(column)})||'" for column in columns)
    prefix = "INSERT INTO " + into.replace("'", "''")
    for (statement,) in cursor.execute(f"SELECT '{prefix} VALUES({values})' FROM {into};"):
        yield f"{statement};"


def _iterdump(connection):
    """Yield SQL statements that make the database of a connection again."""
    cursor = connection.cursor()
    schema = 'SELECT "name", "type", "sql" FROM "sqlite_master" WHERE "sql" NOT NULL AND '
    sequences = []
    opened_schema = False

    yield "BEGIN TRANSACTION;"
    for name, _, sql in cursor.execute(schema + '"type" == \'table\' ORDER BY "name"').fetchall():
        if name == "sqlite_sequence":
            # To be restored at the end: the INSERTs change it.
            sequences.append('DELETE FROM "sqlite_sequence";')
            for row in cursor.execute('SELECT * FROM "sqlite_sequence";').fetchall():
                sequences.append(f"INSERT INTO \"sqlite_sequence\" VALUES('{row[0]}',{row[1]});")
            continue
        if name == "sqlite_stat1":
            yield 'ANALYZE "sqlite_master";'
        elif name.startswith("sqlite_"):
            continue
        elif sql.startswith("CREATE VIRTUAL TABLE"):
            if not opened_schema:
                opened_schema = True
                yield "PRAGMA writable_schema=ON;"
            yield ("INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql)"
                   f"VALUES('table',{_literal(name)},{_literal(name)},0,{_literal(sql)});")
        else:
            yield f"{sql};"
        yield from _row_statements(cursor, name)

    for _, _, sql in cursor.execute(schema + '"type" IN (\'index\', \'trigger\', \'view\')').fetchall():
        yield f"{sql};"
    if opened_schema:
        yield "PRAGMA writable_schema=OFF;"
    yield from sequences
    yield "COMMIT;"
