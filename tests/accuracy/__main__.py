"""Measure the extractor: ``python -m tests.accuracy [--seeds 0-49] [--layout NAME] ...``."""

import argparse
import json
import sys
from collections.abc import Sequence

from tests.accuracy import corpus
from tests.accuracy.run import PROCESSES, Job, score_all
from tests.accuracy.score import DocumentScore
from tests.accuracy.table import print_table, print_wrong, reliability, summary
from tests.generator import LAYOUTS, generate
from tests.generator.prose import SETS

NEGATIVES = "negatives"


def _seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("--seeds", type=_seeds, default=range(30), help="A-B, both included")
    parser.add_argument(
        "--layout", action="append", choices=[*LAYOUTS, NEGATIVES], help="may be given again"
    )
    parser.add_argument("--prose", default="develop", choices=SETS)
    parser.add_argument("--by", default="layout", choices=["layout", "template"])
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong sections")
    parser.add_argument("--unflagged", action="store_true", help="show unflagged ones only")
    parser.add_argument("--kind", help="show this section kind only")
    parser.add_argument("--goal", type=int, metavar="SEED", help="print one sample and its truth")
    parser.add_argument("--corpus", action="store_true", help="score the real documents")
    parser.add_argument("--processes", type=int, default=PROCESSES)
    return parser.parse_args(argv)


def dump(seed: int, layouts: Sequence[str], prose: str) -> None:
    """Print the text and the truth of a seed."""
    for layout in layouts:
        sample = generate(seed, layout, prose)
        print(f"===== {sample.name} ({sample.encoding}, template {sample.template})")
        print(sample.text.replace("\f", "\n<FORM FEED>\n"))
        print("----- truth")
        print(json.dumps(sample.truth, ensure_ascii=False, indent=1))


def _scores(options: argparse.Namespace) -> list[DocumentScore]:
    if options.corpus:
        path = corpus.folder()
        if path is None:
            sys.exit(f"no corpus: set {corpus.VARIABLE} to its folder")
        return corpus.score_corpus(path)
    layouts = options.layout or [*LAYOUTS, NEGATIVES]
    jobs = [Job(seed, layout, options.prose) for layout in layouts for seed in options.seeds]

    def tell(number: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number}/{len(jobs)}" + ("\n" if number == len(jobs) else ""))

    return score_all(jobs, processes=options.processes, done=tell)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the measuring; the exit code is 0 however good or bad the figures are."""
    options = arguments(argv)
    if options.goal is not None:
        dump(options.goal, options.layout or LAYOUTS, options.prose)
        return 0
    scores = _scores(options)
    groups: dict[str, list[DocumentScore]] = {}
    for score in scores:
        key = score.template if options.by == "template" else score.layout
        groups.setdefault(key, []).append(score)
    if options.json:
        figures = {name: summary(group) for name, group in groups.items()}
        figures["total"] = {**summary(scores), "reliability": reliability(scores)}
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return 0
    ordered = sorted(groups) if options.by == "template" else list(groups)
    print_table({name: groups[name] for name in ordered}, scores)
    shown = [s for s in scores if s.note]
    for score in shown[:8]:
        print(f"note      {score.name}: {score.note}")
    if options.show or options.corpus:
        if options.kind:
            for score in scores:
                score.verdicts = [v for v in score.verdicts if v.kind == options.kind]
        print_wrong(scores, options.show or 100, unflagged=options.unflagged)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
