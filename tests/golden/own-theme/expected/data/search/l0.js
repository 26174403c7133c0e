zhandian.put("l0","712629cd",{});
