"""Whether two versions of the code show their readers the same: pages, files, answers, documents.

Nothing here imports the project's own modules, which may be moved: it uses only what readers use:
addresses, commands and files. `python -m benchmarks.same --out DIR` writes, `--compare DIR DIR`
compares.
"""
