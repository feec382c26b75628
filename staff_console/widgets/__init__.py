"""What the console draws: widgets that show values and report presses, and know nothing else."""
