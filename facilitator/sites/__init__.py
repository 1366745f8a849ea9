"""Several rooms and sites: the same journal, carried by NATS JetStream (optional extra)."""
