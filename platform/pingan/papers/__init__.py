"""Papers (文书): standard documents made of what was entered once, frozen, numbered and bound."""
