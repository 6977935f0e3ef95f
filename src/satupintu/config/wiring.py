"""The only place that joins a room's port to the gateway, or to the higher room, that answers it."""
