zhandian.put("y0","eb4808e9","PSi&&hkO%'SOd%#_T-$ide$%V^')TXF(");
