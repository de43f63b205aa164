"""Runs the code cells of notebooks in fresh kernels: execute.py FOLDER OUT NAME...

Not nbclient, because it drops what a kernel sends after it has said that it is idle, which Deno's now and then does with the
result of a cell. Here every message is given to the cell that caused it, whenever it comes. A notebook stops at its first error.
"""
import json
import os
import queue
import sys
import time

from jupyter_client.manager import KernelManager

SECONDS_PER_CELL = 300
SECONDS_BETWEEN_LOOKS = 5
SECONDS_OF_SILENCE = 1
OUTPUTS = ("stream", "display_data", "execute_result", "error")


def executed(name, notebook, folder):
    manager = KernelManager(kernel_name="deno")
    manager.start_kernel(cwd=folder)
    client = manager.blocking_client()
    client.start_channels()
    outputs = {}

    def receive(seconds):
        message = client.get_iopub_msg(timeout=seconds)
        kind, cause = message["msg_type"], message["parent_header"].get("msg_id")
        if kind in OUTPUTS and cause in outputs:
            content = {key: value for key, value in message["content"].items() if key != "transient"}
            outputs[cause].append({"output_type": kind, **content})
        return kind == "status" and message["content"]["execution_state"] == "idle", cause

    try:
        client.wait_for_ready(timeout=SECONDS_PER_CELL)
        for cell in notebook["cells"]:
            if cell["cell_type"] != "code":
                continue
            request = client.execute("".join(cell["source"]))
            cell["outputs"] = outputs[request] = []
            finished, deadline = False, time.monotonic() + SECONDS_PER_CELL
            while not finished:
                try:
                    finished = receive(SECONDS_BETWEEN_LOOKS) == (True, request)
                except queue.Empty:
                    if not manager.is_alive() or time.monotonic() > deadline:
                        sys.exit(f"{name}: the kernel ended, or gave nothing for {SECONDS_PER_CELL} seconds, at:\n{''.join(cell['source'])}")
            if client.get_shell_msg(timeout=SECONDS_PER_CELL)["content"]["status"] == "error":
                break
        try:
            while True:
                receive(SECONDS_OF_SILENCE)
        except queue.Empty:
            return notebook
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


folder, out, *names = sys.argv[1:]
for name in names:
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        notebook = json.load(file)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
    with open(os.path.join(out, name), "w", encoding="utf-8") as file:
        json.dump(executed(name, notebook, folder), file)
