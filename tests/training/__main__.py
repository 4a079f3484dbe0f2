"""Train everything that comes with the program: ``make train``."""

from tests.training import kinds, train, verdict_guesser

train.main()
kinds.main()
verdict_guesser.main([])
