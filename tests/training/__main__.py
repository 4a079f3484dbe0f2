"""Train everything that comes with the program: ``make train``."""

from tests.training import kinds, told, train

train.main()
kinds.main()
told.main([])
