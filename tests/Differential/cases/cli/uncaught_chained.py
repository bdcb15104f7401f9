try:
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError("while handling") from error
except ValueError:
    undefined_name
