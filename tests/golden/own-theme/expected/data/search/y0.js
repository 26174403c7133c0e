zhandian.put("y0","b544109a","PSi&&hkO%'SOd%#_T-$ide$%V^')TXF(");
