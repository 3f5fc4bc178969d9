"""What speed costs: tables of measured values beside their goals. `python -m benchmarks` prints them all."""
