"""What the scheduler rings for, and how often in seconds. A ring that waited longer than `expires` is not heard."""

A_MINUTE = {"expires": 60}  # by the clocks of two machines, and what piles up while no worker runs
RINGS = {
    "work-off": {"task": "jobs.tasks.work_off", "schedule": 2.0, "options": A_MINUTE},
    "forget-done-jobs": {"task": "jobs.tasks.forget_done", "schedule": 3600.0},
    "seal-history": {"task": "requests_app.tasks.seal_history", "schedule": 5.0, "options": A_MINUTE},
    "restate-deadlines": {
        "task": "requests_app.tasks.restate_deadlines",
        "schedule": 120.0,
        "options": {"expires": 110},
    },
    "tell-deadlines": {
        "task": "requests_app.tasks.tell_deadlines",
        "schedule": 120.0,
        "options": {"expires": 110},
    },
    "keep-courses": {"task": "requests_app.tasks.keep_courses", "schedule": 600.0, "options": {"expires": 590}},
    "write-words": {"task": "requests_app.tasks.write_words", "schedule": 60.0, "options": A_MINUTE},
    "compare-open-requests": {
        "task": "requests_app.tasks.compare_open_requests",
        "schedule": 300.0,
        "options": {"expires": 240},
    },
}
