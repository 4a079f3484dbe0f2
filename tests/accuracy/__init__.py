"""Score the extractor on generated reports and on the real corpus.

``python -m tests.accuracy --help`` says how.  Everything here works on plain JSON objects: the
truth of a sample and the report that ``extract --format json`` prints.
"""
