"""The arithmetic of the danger screen, compiled: what each message pays for (decision 32)."""
