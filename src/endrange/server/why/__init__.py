"""Why the plan changed: every change with its reason, its rule, the rule's cases and its sources."""
