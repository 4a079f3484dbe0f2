"""Measure the extractor: ``python -m tests.accuracy [--seeds 0-49] [--layout NAME] ...``.

Without ``--layout`` all text layouts are measured; PDFs are printed only when they are asked for.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.accuracy import compare, corpus
from tests.accuracy.choice import asked, drawable, listing, remarks, seeds
from tests.accuracy.negatives import negative_summary, print_negatives
from tests.accuracy.run import NEGATIVES, PROCESSES, Job, drawn, score_all
from tests.accuracy.score import DocumentScore
from tests.accuracy.table import print_reasons, print_table, print_wrong, reliability, summary
from tests.generator.layouts import GROUPS, REGISTRY
from tests.generator.prose import SETS


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("--seeds", type=seeds, default=range(30), help="A-B, both included")
    parser.add_argument(
        "--layout",
        action="extend",
        type=asked,
        metavar="NAME",
        help="layouts or groups, with commas between them or given again: "
        + ", ".join(name for name in GROUPS if not name.startswith("pdf-"))
        + ", pdf-GENRE, pdf-PRODUCER; text if none is given",
    )
    parser.add_argument("--list", action="store_true", help="name all groups and layouts")
    parser.add_argument(
        "--negatives",
        action="store_true",
        help="count goals in documents that hold none; no layouts unless --layout is given too",
    )
    parser.add_argument("--prose", default="develop", choices=SETS)
    parser.add_argument(
        "--forget",
        type=int,
        default=0,
        metavar="PERCENT",
        help="let the profiles forget so many of a hundred label words",
    )
    parser.add_argument("--by", default="layout", choices=["layout", "genre", "template"])
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument(
        "--reasons", action="store_true", help="print how often sections doubted so were right"
    )
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong sections")
    parser.add_argument("--unflagged", action="store_true", help="show unflagged ones only")
    parser.add_argument("--kind", help="show this section kind only")
    parser.add_argument("--goal", type=int, metavar="SEED", help="print one sample and its truth")
    parser.add_argument("--corpus", action="store_true", help="score the real documents")
    parser.add_argument(
        "--excerpts", choices=corpus.SETS, help="score written excerpts; heldback by totals only"
    )
    parser.add_argument("--save", type=Path, help="write each document's counts to a file")
    parser.add_argument(
        "--against", type=Path, metavar="FILE", help="say what changed since --save wrote FILE"
    )
    parser.add_argument("--processes", type=int, default=PROCESSES)
    return parser.parse_args(argv)


def dump(jobs: Sequence[Job]) -> None:
    """Print the text and the truth of samples."""
    for sample in (sample for job in jobs for sample in drawn(job)):
        encoding = sample.encoding or "PDF"
        print(f"===== {sample.name} ({encoding}, template {sample.template or 'none'})")
        print(sample.text.replace("\f", "\n<FORM FEED>\n"))
        print("----- truth")
        print(json.dumps(sample.truth, ensure_ascii=False, indent=1))


def _measured(
    options: argparse.Namespace, layouts: Sequence[str], said: list[str]
) -> list[DocumentScore]:
    if options.corpus:
        path = corpus.folder()
        if path is None:
            sys.exit(f"no corpus: set {corpus.VARIABLE} to its folder")
        return corpus.score_corpus(path)
    if options.excerpts:
        return corpus.score_corpus(corpus.EXCERPTS / options.excerpts, "excerpts")
    forgotten = options.forget
    jobs = [
        Job(seed, layout, options.prose, forgotten) for layout in layouts for seed in options.seeds
    ]

    def tell(number: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number}/{len(jobs)}" + ("\n" if number == len(jobs) else ""))

    def undrawn(why: str) -> None:
        said.append(f"left out  {why}")

    return score_all(jobs, processes=options.processes, done=tell, undrawn=undrawn)


def _grouped(scores: Sequence[DocumentScore], by: str) -> dict[str, list[DocumentScore]]:
    groups: dict[str, list[DocumentScore]] = {}
    for score in scores:
        genre = REGISTRY[score.layout].group if score.layout in REGISTRY else score.layout
        key = {"template": score.template, "genre": genre}.get(by, score.layout)
        groups.setdefault(key, []).append(score)
    return dict(sorted(groups.items())) if by == "template" else groups


def _print_json(
    groups: dict[str, list[DocumentScore]],
    scores: Sequence[DocumentScore],
    negatives: Sequence[DocumentScore],
    said: Sequence[str],
) -> None:
    figures: dict[str, object] = {name: summary(group) for name, group in groups.items()}
    if scores:
        figures["total"] = {**summary(scores), "reliability": reliability(scores)}
    if negatives:
        figures[NEGATIVES] = negative_summary(negatives)
    figures["remarks"] = [" ".join(text.split()) for text in said]
    print(json.dumps(figures, ensure_ascii=False, indent=1))


def _print_words(
    options: argparse.Namespace,
    groups: dict[str, list[DocumentScore]],
    scores: Sequence[DocumentScore],
) -> None:
    print_table(groups, scores)
    for score in [s for s in scores if s.note][:8]:
        print(f"note      {score.name}: {score.note}")
    if options.reasons:
        print_reasons(scores)
    if options.show or options.corpus:
        if options.kind:
            for score in scores:
                score.verdicts = [v for v in score.verdicts if v.kind == options.kind]
        print_wrong(scores, options.show or 100, unflagged=options.unflagged)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the measuring; the exit code is 0 however good or bad the figures are."""
    options = arguments(argv)
    if options.list:
        print("\n".join(listing()))
        return 0
    looks = (options.show, options.unflagged, options.kind, options.save, options.against)
    if options.excerpts == "heldback" and any(looks):
        sys.exit("held-back excerpts are judged by totals only: what is shown is no longer unseen")
    is_written = bool(options.corpus or options.excerpts)
    by_default = not (options.layout or options.negatives or is_written)
    wanted = tuple(dict.fromkeys(options.layout or (GROUPS["text"] if by_default else ())))
    said = remarks(wanted, options.prose, by_default=by_default)
    layouts = [*drawable(wanted), *([NEGATIVES] if options.negatives else [])]
    if not layouts and not is_written:
        sys.exit("\n".join(said))
    if options.goal is not None:
        dump([Job(options.goal, layout, options.prose) for layout in layouts])
        return 0
    measured = _measured(options, layouts, said)
    if options.save:
        compare.save(measured, options.save)
    if options.against:
        print(
            *compare.differences(compare.load(options.against), compare.by_document(measured)),
            sep="\n",
        )
        return 0
    negatives = [score for score in measured if score.layout == NEGATIVES]
    scores = [score for score in measured if score.layout != NEGATIVES]
    groups = _grouped(scores, options.by)
    if options.json:
        _print_json(groups, scores, negatives, said)
        return 0
    if scores:
        _print_words(options, groups, scores)
    if negatives:
        print_negatives(negatives)
    print(*said, sep="\n", end="\n" if said else "")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
