zhandian.put("h0","b544109a",[[],""]);
