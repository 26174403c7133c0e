zhandian.put("r0","e030b95f",[[]]);
