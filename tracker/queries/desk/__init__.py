"""What waits for an analyst: read past the public gate, drafts and all."""
