"""Pages for phones and the door for laptops: one server in one thread, while it is on."""
