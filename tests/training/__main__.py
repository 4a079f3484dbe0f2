"""Train everything that comes with the program: ``make train``."""

from tests.training import kinds, train

train.main()
kinds.main()
