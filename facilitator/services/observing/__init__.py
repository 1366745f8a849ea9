"""The door for those who write beside the leader: who they are, what they may, what they see."""
