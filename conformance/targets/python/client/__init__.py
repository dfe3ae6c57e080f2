"""An implementation of Bittensor's arithmetic, emission and epochs, written from the specification alone."""
