zhandian.put("y0","98f80290","PSi&&hkO%'SOd%#_T-$ide$%V^')TXF(");
