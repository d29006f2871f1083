"""Whether two versions of the code show their readers the same: pages, files, answers, documents.

Nothing here imports the project's own modules, which may be moved: it comes in by the doors that
readers use. `python -m benchmarks.same --out DIR` writes, `--compare DIR DIR` compares.
"""
