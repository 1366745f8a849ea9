"""What an exercise is and how it is played: values and pure functions, nothing else."""
