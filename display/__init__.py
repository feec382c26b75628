"""The display wall: what is called now, who is next, and how to join. For people ten metres off."""
