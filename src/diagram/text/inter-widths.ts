// biome-ignore-all format: written by .build/inter-widths.ts

/** Advance widths of consecutive code points, in font units, base 36, separated by spaces; 0 where there is no glyph. */
export interface WidthRange {
    readonly first: number;
    readonly widths: string;
}

/** Font units in one em of Inter. */
export const INTER_UNITS_PER_EM = 2048;

/** Widths of Inter (SIL Open Font License 1.1) by weight; without kerning, which only makes text narrower. */
export const INTER_WIDTHS: Readonly<Record<400 | 500 | 600, readonly WidthRange[]>> = {
    400: [
        { first: 0x20, widths:
            'g0 gd qi 101 10i 1jv 10n h2 kr kr si 11n ge q6 ge ki zw n5 yp z5 10r xr za w7 z7 za ge h6 11n 11n ' +
            '11n t3 1iy 139 118 15k 152 y7 xl 16g 16a fa wh 128 w6 1fe 16v 17i 10c 17i 10m 10i 10q 16c 139 1k2 ' +
            '12t 12m zs kr ki kr qt py id vy yu wi yu x6 l2 yw xn ds ds v8 ds 1du xm y4 yu yu lf u1 im xn vz 1ak ' +
            'v2 vz vf o9 ix o9 11n' },
        { first: 0xa0, widths:
            'g0 gd wi yr 158 va fd wc xm 1g0 pt x5 11n 0 11w r6 px 11n p5 pd id xc ya ge f9 hb rg x5 19n 1c7 1e6 ' +
            't3 139 139 139 139 139 139 1kj 15k y7 y7 y7 y7 fa fa fa fa 15t 16v 17i 17i 17i 17i 17i 11n 17i 16c ' +
            '16c 16c 16c 12m 106 z2 vy vy vy vy vy vy 1g7 wi x6 x6 x6 x6 ds ds ds ds x5 xm y4 y4 y4 y4 y4 11n y4 ' +
            'xn xn xn xn vz yu vz 139 vy 139 vy 139 vy 15k wi 15k wi 15k wi 15k wi 152 14e 15t yu y7 x6 y7 x6 y7 ' +
            'x6 y7 x6 y7 x6 16g yw 16g yw 16g yw 16g yw 16a xn 186 xn fa ds fa ds fa ds fa ds fa ds 1br rk wh ds ' +
            '128 v8 tw w6 ds w6 ds w6 jc w0 kg xu ds 16v xm 16v xm 16v xm 0 16v xm 17i y4 17i y4 17i y4 1l6 1kv ' +
            '10m lf 10m lf 10m lf 10i u1 10i u1 10i u1 10i u1 10q im 10q le 10q im 16c xn 16c xn 16c xn 16c xn ' +
            '16c xn 16c xn 1k2 1ak 12m vz 12m zs vf zs vf zs vf hw yu 190 11c yu 18r 13g 15k 15k wx 15t 1cu 102 ' +
            'yu uw y7 16g z5 xl m6 16g 106 1i5 fo j6 12l v8 ds 10i 1fn 16v xn 17i 17c xy 1dk 10b 184 yu 15a 10i ' +
            'u1 zw v4 im 10v id 10q 166 z9 17j 103 14k 12m zs vf 12y 12y za ut yp yn uz uw 102 f6 ke ds gd 0 20h ' +
            '1u9 1sn 19y rk 23c 1kn 1be 139 vy fa ds 17i y4 16c xn 16c xn 16c xn 16c xn 16c xn x6 139 vy 139 vy ' +
            '1kj 1g7 16g 128 16g yw 128 v8 17i y4 17i y4 12y za ds 24u 20h 1u9 16g yw 1rm 106 16v xm 139 vy 1kj ' +
            '1g7 17i y4 139 vy 139 vy y7 x6 y7 x6 fa ds fa ds 17i y4 17i y4 10m lf 10m lf 16c xn 16c xn 10i u1 ' +
            '10q im 102 ux 16a xn zz 17q zz zy zs vf 139 vy y7 x6 17i y4 17i y4 17i y4 17i y4 12m vz mo 16i n8 ds ' +
            '1fh 1fh 139 15k wi wx 10q u1 vf uw ux 118 166 15a y7 x6 yf ds 17i yu 10u lf 120 vz' },
        { first: 0x370, widths:
            '0 0 0 0 f6 fb 16v 0 0 0 f9 wi wi wi h6 wh 0 0 0 0 fd 12a 139 ge 160 1e3 n3 0 1d1 0 1dz 1dj fo 139 ' +
            '118 wx 12r y7 zs 16a 17i fa 128 139 1fe 16v 11c 17i 16a 10c 0 137 10q 12m 1e3 12t 1e2 17t fa 12m 11s ' +
            'uk xn fo xn 11s xw vz x8 uk sz xn zc fo tw 10i xc xe vs y4 yf yu we zi qi xn 150 wd 189 19s fo xn y4 ' +
            'xn 19s 128 102 104 127 1c2 127 12z 1ao tw 0 0 0 0 xr ud 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 158 102 ' +
            'wi ds 17i pm pm 0 0 15k 1fe 0 yu 15k 15k 15k' },
        { first: 0x400, widths:
            'y7 y7 1bv wx 15k 10i fa fa wh 1rc 1s0 1eb 128 16v zr 153 139 10r 118 wx 1am y7 1im z5 16v 16v 128 ' +
            '16k 1fe 16a 17i 16a 10c 15k 10q zr 1b4 12t 150 13u 1ih 1jb 1ag 1e8 10y 15k 1lq 10m vy xs w5 ot yw x6 ' +
            '1a3 s4 xn xn uu wq 17t xh y4 xg yu wi qi vz 133 v2 xz wv 1as 1bm 10m 15w vs wi 1by vj x6 x6 xn ot wi ' +
            'u1 ds ds ds 1gl 1f0 xn uu xn vz xg 1f0 19w 136 z0 1ie 18h 139 wh 1hb 185 1cj 13i 1t5 1ij uz tq 1e2 ' +
            '189 17i y4 142 xq 142 xq 23h 1sz 0 0 0 0 0 0 14f w6 zy 0 0 0 0 0 0 0 16v xn 136 z0 104 yo wx ot wx ' +
            'ot 113 ut 1jq 1b7 z5 s4 146 vy 11x xb 0 0 1bq zo 174 yb 1k2 12j 1r1 1gg 1k2 18a 15k wi 10q qi 12m vz ' +
            '12m vz 13x w6 1g3 11i 14o xp 13u wv 13u xn 1br 14m 1br 14m fa 1im 1a3 12u xe 16k wq 16a xh 16a xh ' +
            '14o xp 1fe 17t ds 139 vy 139 vy 1kj 1g7 y7 x6 16f x6 16f x6 1im 1a3 z5 s4 za za 16v xn 16v xn 17i y4 ' +
            '17i y4 17i y4 15k wi zr vz zr vz zr vz 13u wv wx ot 1e8 15w xo ot 13x tn 12t v2' },
        { first: 0x1e00, widths:
            '139 vy 118 yu 118 yu 118 yu 15k wi 152 yu 152 yu 152 yu 152 yu 152 yu y7 x6 y7 x6 y7 x6 y7 x6 y7 x6 ' +
            'xl l2 16g yw 16a xn 16a xn 16a xn 16a xn 16a xn fa ds fa ds 128 v8 128 v8 128 v8 w6 ds w6 ds w6 ds ' +
            'w6 ds 1fe 1du 1fe 1du 1fe 1du 16v xm 16v xm 16v xm 16v xm 17i y4 17i y4 17i y4 17i y4 10c yu 10c yu ' +
            '10m lf 10m lf 10m lf 10m lf 10i u1 10i u1 10i u1 10i u1 10i u1 10q im 10q im 10q im 10q im 16c xn ' +
            '16c xn 16c xn 16c xn 16c xn 139 vz 139 vz 1k2 1ak 1k2 1ak 1k2 1ak 1k2 1ak 1k2 1ak 12t v2 12t v2 12m ' +
            'vz zs vf zs vf zs vf xn im 1ak vz vy hw 0 kj 14c uq 139 vy 139 vy 139 vy 139 vy 139 vy 139 vy 139 vy ' +
            '139 vy 139 vy 139 vy 139 vy 139 vy y7 x6 y7 x6 y7 x6 y7 x6 y7 x6 y7 x6 y7 x6 y7 x6 fa ds fa ds 17i ' +
            'y4 17i y4 17i y4 17i y4 17i y4 17i y4 17i y4 17c xy 17c xy 17c xy 17c xy 17c xy 16c xn 16c xn 166 z9 ' +
            '166 z9 166 z9 166 z9 166 z9 12m vz 12m vz 12m vz 12m vz 172 vc v0 uz 15f 108' },
        { first: 0x2010, widths:
            'ke ke 10w sg 1kw 1kw r9 pr eu eu dq eu p2 p2 ny p2 ry ry w0 w0 ge ws 1d6 ge 0 0 0 0 0 0 0 ac 23z 2o3 ' +
            'co p6 11o co p6 11o pw lv lv 10e wq su uq 1ah 1ah pq 155 w0 ax' },
        { first: 0x2070, widths:
            'q5 b9 0 0 q6 p1 p9 n3 pm p9 oe of oe fb fb or q5 hb p5 pd q6 p1 p9 n3 pm p9 oe of oe fb fb 0 mu nq ' +
            'ob mt pn or mk b9 zi or ou m6 dy' },
        { first: 0x20a0, widths:
            '15i 15k 15i yc yr 1cv 17s 1iy 1rr 1ia 1ai yu 11x 14e 10q 274 0 11t 16g 139 zz 15k 0 0 10q ut xt 0 ' +
            '15c 13w 15a 118' },
        { first: 0x2100, widths:
            '1iy 1hx 0 1uu 0 1jb 1l3 0 0 1ni 0 0 0 0 0 0 0 0 0 pa 0 0 1q5 1g0 0 0 0 0 0 0 13b 10e y6 13o yr 0 0 0 ' +
            '17t 0 0 0 128 139 0 0 zy 0 0 0 xl 0 0 0 0 0 0 0 0 15y 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1e8 0 0' },
        { first: 0x2190, widths:
            '1ia 1bg 1ia 1bg 24a 1bg 184 184 184 184 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1t3 1t3 0 0 0 0 0 1k6 1k6 0 ' +
            '1k6 1bh 1k6 0 0 0 0 1ia 1ia 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1ia 0 1ia 0 24a 0 0 0 0 0 0 0 0 ' +
            '0 yl yl 0 0 0 0 1lq 1lq 0 1mn 0 0 1mn 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0' },
        { first: 0x2200, widths:
            '0 0 102 0 0 12y 12r 0 0 0 0 0 0 0 0 154 0 103 11n 0 0 0 0 0 0 0 zt 0 0 0 1h9 0 0 0 0 0 0 0 0 0 0 0 0 ' +
            'ks 0 0 0 0 0 0 0 0 0 0 ge 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 11n 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 ' +
            '0 0 0 0 0 11n 0 0 0 11n 11n 0 0 0 0 0 0 0 0 0 0' },
        { first: 0x25a0, widths:
            '1g0 1g0 1g0 0 0 0 0 0 0 0 w0 0 0 0 0 0 0 0 1li 1li 0 0 1g5 1g5 0 0 1g5 1g5 1li 1li 0 0 1g5 1g5 0 0 ' +
            '1g5 1g5 1ns 1ns 0 0 vc 1g0 0 0 0 1g0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 w0 0 0 0 0 0 0 0 0 ' +
            '272 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0' },
        { first: 0x2713, widths:
            '1eb 0 0 0 1ef' },
    ],
    500: [
        { first: 0x20, widths:
            'f6 hb s4 10c 10r 1ki 116 ht kz kz tm 11z h9 qb h9 l1 10q nm z2 zo 11c yb zu wi zt zu h9 hy 11z 11z ' +
            '11z u0 1jw 14c 11d 15q 152 yb xj 16j 16d fi wq 134 w6 1fx 171 17m 10i 17q 10v 10r 115 164 14c 1l2 ' +
            '13v 13m 10g kz l1 kz r4 qc j6 wb z6 wu z6 xf ll z9 y8 ec ec vt ec 1ej y8 yd z6 z6 m0 un jd y8 wp 1b6 ' +
            'vp wq vt p2 jo p2 11z' },
        { first: 0xa0, widths:
            'f6 hb wu za 15x vo go wc y8 1g0 q0 ym 11z 0 11t qg q0 11z ph pv j6 y5 y7 h9 h3 hv rl ym 1ah 1cu 1ew ' +
            'u0 14c 14c 14c 14c 14c 14c 1l3 15q yb yb yb yb fi fi fi fi 16a 171 17m 17m 17m 17m 17m 11z 17m 164 ' +
            '164 164 164 13m 10t zu wb wb wb wb wb wb 1g2 wu xf xf xf xf ec ec ec ec xg y8 yd yd yd yd yd 11z yd ' +
            'y8 y8 y8 y8 wq z6 wq 14c wb 14c wb 14c wb 15q wu 15q wu 15q wu 15q wu 152 158 16a z6 yb xf yb xf yb ' +
            'xf yb xf yb xf 16j z9 16j z9 16j z9 16j z9 16d y8 18r y8 fi ec fi ec fi ec fi ec fi ec 1c8 so wq ec ' +
            '134 vt v2 w6 ec w6 ec w6 ke wa m5 y1 ec 171 y8 171 y8 171 y8 0 171 y8 17m yd 17m yd 17m yd 1lf 1kn ' +
            '10v m0 10v m0 10v m0 10r un 10r un 10r un 10r un 115 jd 115 mn 115 jd 164 y8 164 y8 164 y8 164 y8 ' +
            '164 y8 164 y8 1l2 1b6 13m wq 13m 10g vt 10g vt 10g vt ih z6 1a5 11b z6 19x 14k 15q 15q xp 16a 1du ' +
            '10p z6 wt yb 16j zo xj nk 16j 122 1ip gb jp 13i vt ec 11a 1gg 171 y8 17m 17o y8 1ep 125 19a z6 15y ' +
            '10r un 10k wz jd 12a j5 115 15z 100 17s 10p 15x 13b 10g vt 130 130 zs ve z2 z5 ww vh 10s fr l0 ec hb ' +
            '0 20v 1uz 1sw 1ai so 23r 1ld 1cj 14c wb fi ec 17m yd 164 y8 164 y8 164 y8 164 y8 164 y8 xf 14c wb ' +
            '14c wb 1l3 1g2 16j 12k 16j z9 134 vt 17m yd 17m yd 130 zs ec 25i 20v 1uz 16j z9 1rq 125 171 y8 14c ' +
            'wb 1l3 1g2 17m yd 14c wb 14c wb yb xf yb xf fi ec fi ec 17m yd 17m yd 10v m0 10v m0 164 y8 164 y8 ' +
            '10r un 115 jd 10p vi 16d y8 10o 182 10n 10m 10g vt 14c wb yb xf 17m yd 17m yd 17m yd 17m yd 13m wq ' +
            'n8 174 oa ec 1gb 1gb 14c 15q wu xe 115 un vt vh vi 11r 16i 15y yb xf yu ec 17o z6 11b m0 130 wq' },
        { first: 0x370, widths:
            '0 0 0 0 fn fr 171 0 0 0 fr wu wu wu hy wq 0 0 0 0 gp 137 14c h9 173 1f4 oa 0 1e5 0 1fj 1ek gb 14c ' +
            '11d x0 13x yb 10g 16d 17m fi 134 14c 1fx 171 11x 17m 16d 10i 0 13a 115 13m 1ec 13v 1ec 181 fi 13m ' +
            '12c uy y8 gb y8 12c y5 wp xm uy tg y8 zg gb v2 11a y5 xx vs yd z2 z6 wq 100 rc y8 16h x0 199 1ac gb ' +
            'y8 yd y8 1ac 134 10q 10r 12x 1dj 12x 147 1cp v2 0 0 0 0 xu uf 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 ' +
            '15x 10q wu ec 17m q5 q5 0 0 15q 1fx 0 z6 15q 15q 15q' },
        { first: 0x400, widths:
            'yb yb 1c7 x0 15q 10r fi fi wq 1rf 1s1 1ei 134 171 110 156 14c 10s 11d x0 1bj yb 1ko zo 171 171 134 ' +
            '16l 1fx 16d 17m 16d 10i 15q 115 110 1b9 13v 15w 13z 1j2 1k5 1ap 1ew 117 15q 1m9 10v wb y3 wd p4 zs ' +
            'xf 1b4 sl y8 y8 vm xa 18m y3 yd xx z6 wu rc wq 14s vp z3 xb 1bi 1cl 11a 178 wd wu 1cf vz xf xf y8 p4 ' +
            'wu un ec ec ec 1gy 1fj y8 vm y8 wq xx 1gj 1bb 13l zj 1j9 19e 14c wv 1ic 198 1d4 14i 1tw 1jr vh u4 ' +
            '1ec 199 17m yd 153 y7 153 y7 24c 1u1 0 0 0 0 0 0 14k wk 10n 0 0 0 0 0 0 0 171 y8 13l zj 10k yp x0 p4 ' +
            'x0 p4 11b vf 1m3 1ch zo sl 158 wz 12x y8 0 0 1cm 10j 17g z6 1kf 135 1rf 1gs 1l7 19f 15q wu 115 rc ' +
            '13m wp 13m wp 15a x2 1gr 12h 152 ye 13z xb 13z y8 1cq 15d 1cq 15d fi 1ko 1b4 132 y2 16l xa 16d y3 ' +
            '16d y3 152 ye 1fx 18m ec 14c wb 14c wb 1l3 1g2 yb xf 16h xf 16h xf 1ko 1b4 zo sl zs zs 171 y8 171 y8 ' +
            '17m yd 17m yd 17m yd 15q wu 110 wq 110 wq 110 wq 13z xb x0 p4 1ew 178 y7 p4 15l u0 13v vp' },
        { first: 0x1e00, widths:
            '14c wb 11d z6 11d z6 11d z6 15q wu 152 z6 152 z6 152 z6 152 z6 152 z6 yb xf yb xf yb xf yb xf yb xf ' +
            'xj ll 16j z9 16d y8 16d y8 16d y8 16d y8 16d y8 fi ec fi ec 134 vt 134 vt 134 vt w6 ec w6 ec w6 ec ' +
            'w6 ec 1fx 1ej 1fx 1ej 1fx 1ej 171 y8 171 y8 171 y8 171 y8 17m yd 17m yd 17m yd 17m yd 10i z6 10i z6 ' +
            '10v m0 10v m0 10v m0 10v m0 10r un 10r un 10r un 10r un 10r un 115 jd 115 jd 115 jd 115 jd 164 y8 ' +
            '164 y8 164 y8 164 y8 164 y8 14c wp 14c wp 1l2 1b6 1l2 1b6 1l2 1b6 1l2 1b6 1l2 1b6 13v vp 13v vp 13m ' +
            'wq 10g vt 10g vt 10g vt y8 jd 1b6 wq wb ih 0 ky 14o wo 14c wb 14c wb 14c wb 14c wb 14c wb 14c wb 14c ' +
            'wb 14c wb 14c wb 14c wb 14c wb 14c wb yb xf yb xf yb xf yb xf yb xf yb xf yb xf yb xf fi ec fi ec ' +
            '17m yd 17m yd 17m yd 17m yd 17m yd 17m yd 17m yd 17o y8 17o y8 17o y8 17o y8 17o y8 164 y8 164 y8 ' +
            '15z 100 15z 100 15z 100 15z 100 15z 100 13m wq 13m wq 13m wq 13m wq 1a0 ye ww ww 160 10r' },
        { first: 0x2010, widths:
            'm7 m7 10v sg 1kw 1kw sw q7 fs fs em fs qy qs pn qs tp tp uc uc h9 yj 1fs h9 0 0 0 0 0 0 0 9v 250 2pi ' +
            'dn r6 14o dn r6 14o ro mr mr 13m yn tt ty 1b3 1b3 q7 15x uc ba' },
        { first: 0x2070, widths:
            'qu br 0 0 qo po pu ng q7 pu p6 p7 p6 fq fq p9 qu hv ph pv qo po pu ng q7 pu p6 p7 p6 fq fq 0 n9 o2 ' +
            'on nh q8 p9 n5 br 101 p9 p9 mp ej' },
        { first: 0x20a0, widths:
            '163 15q 15g yj za 1cy 17k 1jv 1sr 1jw 1ci z6 129 164 115 28g 0 12s 16j 14c 120 15q 0 0 115 vd yr 0 ' +
            '160 14o 15y 11d' },
        { first: 0x2100, widths:
            '1jy 1j1 0 1uz 0 1k6 1mf 0 0 1ni 0 0 0 0 0 0 0 0 0 qi 0 0 1qc 1g0 0 0 0 0 0 0 14n 10s ys 14k zb 0 0 0 ' +
            '181 0 0 0 134 14c 0 0 10p 0 0 0 xj 0 0 0 0 0 0 0 0 16v 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1fo 0 0' },
        { first: 0x2190, widths:
            '1ia 1ct 1ia 1ct 24a 1bw 189 189 189 189 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1td 1td 0 0 0 0 0 1kn 1kn 0 ' +
            '1kn 1cn 1kn 0 0 0 0 1ia 1ia 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1ia 0 1ia 0 24a 0 0 0 0 0 0 0 0 ' +
            '0 z4 z4 0 0 0 0 1me 1me 0 1ny 0 0 1ny 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0' },
        { first: 0x2200, widths:
            '0 0 10q 0 0 131 13x 0 0 0 0 0 0 0 0 15y 0 123 11z 0 0 0 0 0 0 0 10k 0 0 0 1i3 0 0 0 0 0 0 0 0 0 0 0 ' +
            '0 la 0 0 0 0 0 0 0 0 0 0 h9 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 11z 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 ' +
            '0 0 0 0 0 0 11z 0 0 0 11z 11z 0 0 0 0 0 0 0 0 0 0' },
        { first: 0x25a0, widths:
            '1g0 1g0 1g0 0 0 0 0 0 0 0 uc 0 0 0 0 0 0 0 1m6 1m6 0 0 1gu 1gu 0 0 1gu 1gu 1m6 1m6 0 0 1gu 1gu 0 0 ' +
            '1gu 1gu 1ny 1ny 0 0 w9 1g0 0 0 0 1g0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 uc 0 0 0 0 0 0 0 0 ' +
            '272 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0' },
        { first: 0x2713, widths:
            '1ea 0 0 0 1ed' },
    ],
    600: [
        { first: 0x20, widths:
            'ec ia tr 10m 110 1l5 11p ij l8 l8 up 12a i5 qh i5 lk 11j o2 zg 107 11w yu 10e ws 10f 10e i5 iq 12a ' +
            '12a 12a ux 1ku 15e 11i 15x 153 yg xg 16m 16f fr wz 140 w6 1gh 177 17q 10p 17z 114 110 11k 15v 15e ' +
            '1m1 14y 14l 114 l8 lk l8 re qp jz wo zi x5 zi xn m4 zl yu ew ew we ew 1f8 yt yn zi zi ml v9 k3 yu xe ' +
            '1br wd xh w7 pv kf pv 12a' },
        { first: 0xa0, widths:
            'ec ia x5 zt 16m w2 hz wc yt 1g0 q7 103 12a 0 11r pp q2 12a pt qd jz yy y5 i5 iw if rq 103 1ba 1dh ' +
            '1fm ux 15e 15e 15e 15e 15e 15e 1ln 15x yg yg yg yg fr fr fr fr 16r 177 17q 17q 17q 17q 17q 12a 17q ' +
            '15v 15v 15v 15v 14l 11f 10m wo wo wo wo wo wo 1fx x5 xn xn xn xn ew ew ew ew xs yt yn yn yn yn yn ' +
            '12a yn yu yu yu yu xh zi xh 15e wo 15e wo 15e wo 15x x5 15x x5 15x x5 15x x5 153 162 16r zi yg xn yg ' +
            'xn yg xn yg xn yg xn 16m zl 16m zl 16m zl 16m zl 16f yu 19c yu fr ew fr ew fr ew fr ew fr ew 1cq tr ' +
            'wz ew 140 we w8 w6 ew w6 ew w6 lg wl nu y8 ew 177 yt 177 yt 177 yt 0 177 yt 17q yn 17q yn 17q yn 1lo ' +
            '1kf 114 ml 114 ml 114 ml 110 v9 110 v9 110 v9 110 v9 11k k3 11k nv 11k k3 15v yu 15v yu 15v yu 15v ' +
            'yu 15v yu 15v yu 1m1 1br 14l xh 14l 114 w7 114 w7 114 w7 j1 zi 1ba 11b zi 1b2 15o 15x 15x yh 16r 1ev ' +
            '11d zi yr yg 16m 107 xg ox 16m 13z 1ja gy k8 14e we ew 122 1ha 177 yu 17q 180 yj 1ft 140 1ah zi 16m ' +
            '110 v9 119 yt k3 13p jy 11k 15s 10r 181 11b 179 140 114 w7 132 132 10a w0 zg zn yt w2 11h gb lm ew ' +
            'ia 0 219 1vp 1t5 1b2 tr 246 1m2 1dp 15e wo fr ew 17q yn 15v yu 15v yu 15v yu 15v yu 15v yu xn 15e wo ' +
            '15e wo 1ln 1fx 16m 12w 16m zl 140 we 17q yn 17q yn 132 10a ew 267 219 1vp 16m zl 1ru 143 177 yt 15e ' +
            'wo 1ln 1fx 17q yn 15e wo 15e wo yg xn yg xn fr ew fr ew 17q yn 17q yn 114 ml 114 ml 15v yu 15v yu ' +
            '110 v9 11k k3 11c w3 16f yu 11c 18e 11b 11a 114 w7 15e wo yg xn 17q yn 17q yn 17q yn 17q yn 14l xh ' +
            'ns 17p pc ew 1h4 1h4 15e 15x x5 xu 11k v9 w7 w2 w3 12b 16t 16m yg xn z8 ew 17u zi 11t ml 13z xh' },
        { first: 0x370, widths:
            '0 0 0 0 g5 g8 177 0 0 0 g9 x5 x5 x5 iq wz 0 0 0 0 i2 144 15e i5 185 1g5 pg 0 1f9 0 1h3 1fl gy 15e ' +
            '11i x2 153 yg 114 16f 17q fr 140 15e 1gh 177 12i 17q 16f 10p 0 13d 11k 14l 1el 14y 1el 189 fr 14l ' +
            '12x vc yu gy yt 12x yf xe y1 vc tx yu zk gy w8 122 yy yg vs yn zp zi x3 10j s6 yt 17y xm 1a9 1aw gy ' +
            'yt yn yt 1aw 140 11f 11d 13m 1ez 13m 15f 1eq w8 0 0 0 0 xw ui 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 ' +
            '16m 11f x5 ew 17q qp qp 0 0 15x 1gh 0 zi 15x 15x 15x' },
        { first: 0x400, widths:
            'yg yg 1ci x2 15x 110 fr fr wz 1ri 1s2 1ep 140 177 129 15a 15e 10s 11i x2 1ch yg 1mq 107 177 177 140 ' +
            '16m 1gh 16f 17q 16f 10p 15x 11k 129 1be 14y 16r 144 1jo 1l0 1az 1fl 11g 15x 1ms 114 wo ye wl pg 10p ' +
            'xn 1c5 t2 yu yu we xt 19e yq yn yf zi x5 s6 xh 16i wd 107 xr 1c7 1dj 11y 18k wy x6 1cv wf xn xn yu ' +
            'pg x6 v9 ew ew ew 1hc 1g2 yu we yu xh yf 1i3 1cq 140 103 1k5 1aa 15e x9 1je 1ab 1do 15h 1um 1ky vz ' +
            'ui 1el 1a9 17q yn 163 yo 163 yo 257 1v2 0 0 0 0 0 0 14p wz 11c 0 0 0 0 0 0 0 177 yu 140 103 110 yr ' +
            'x2 pg x2 pg 11k w1 1og 1dr 107 t2 169 y0 13x z5 0 0 1dj 11d 17r 102 1ks 13r 1rt 1h4 1mc 1al 15x x5 ' +
            '11k s6 14l xe 14l xe 16n xz 1hf 13h 15g z3 144 xr 144 yu 1do 165 1do 165 fr 1mq 1c5 13a yq 16m xt ' +
            '16f yq 16f yq 15g z3 1gh 19e ew 15e wo 15e wo 1ln 1fx yg xn 16j xn 16j xn 1mq 1c5 107 t2 10a 10a 177 ' +
            'yu 177 yu 17q yn 17q yn 17q yn 15x x6 129 xh 129 xh 129 xh 144 xr x2 pg 1fl 18k yr pg 179 ue 14y wd' },
        { first: 0x1e00, widths:
            '15e wo 11i zi 11i zi 11i zi 15x x5 153 zi 153 zi 153 zi 153 zi 153 zi yg xn yg xn yg xn yg xn yg xn ' +
            'xg m4 16m zl 16f yu 16f yu 16f yu 16f yu 16f yu fr ew fr ew 140 we 140 we 140 we w6 ew w6 ew w6 ew ' +
            'w6 ew 1gh 1f8 1gh 1f8 1gh 1f8 177 yt 177 yt 177 yt 177 yt 17q yn 17q yn 17q yn 17q yn 10p zi 10p zi ' +
            '114 ml 114 ml 114 ml 114 ml 110 v9 110 v9 110 v9 110 v9 110 v9 11k k3 11k k3 11k k3 11k k3 15v yu ' +
            '15v yu 15v yu 15v yu 15v yu 15e xe 15e xe 1m1 1br 1m1 1br 1m1 1br 1m1 1br 1m1 1br 14y wd 14y wd 14l ' +
            'xh 114 w7 114 w7 114 w7 yu k3 1br xh wo j1 0 le 150 ym 15e wo 15e wo 15e wo 15e wo 15e wo 15e wo 15e ' +
            'wo 15e wo 15e wo 15e wo 15e wo 15e wo yg xn yg xn yg xn yg xn yg xn yg xn yg xn yg xn fr ew fr ew ' +
            '17q yn 17q yn 17q yn 17q yn 17q yn 17q yn 17q yn 180 yj 180 yj 180 yj 180 yj 180 yj 15v yu 15v yu ' +
            '15s 10r 15s 10r 15s 10r 15s 10r 15s 10r 14l xh 14l xh 14l xh 14l xh 1cy 11g yr ys 16k 11a' },
        { first: 0x2010, widths:
            'o0 o0 10t sg 1kw 1kw uj qn gq gq fi gq su sj rb sj vf vf sn sn i5 109 1ie i5 0 0 0 0 0 0 0 9f 261 ' +
            '2qx en t5 17o en t5 17o tf nn nn 16t 10k ur t5 1bq 1bq qp 16o sn bn' },
        { first: 0x2070, widths:
            'ri c8 0 0 r7 qc qf ns qs qf pz q0 pz g5 g5 ps ri if pt qd r7 qc qf ns qs qf pz q0 pz g5 g5 0 no of ' +
            'oz o5 qs ps nq c8 10k ps po n7 f3' },
        { first: 0x20a0, widths:
            '16o 15x 15e yq zt 1d2 17b 1ks 1tr 1lj 1eh zi 12m 17u 11k 29s 0 13q 16m 15e 140 15x 0 0 11l vy zq 0 ' +
            '16o 15f 16m 11i' },
        { first: 0x2100, widths:
            '1ky 1k5 0 1v4 0 1l1 1nr 0 0 1nj 0 0 0 0 0 0 0 0 0 rp 0 0 1qi 1g0 0 0 0 0 0 0 15z 116 zd 15g zv 0 0 0 ' +
            '189 0 0 0 140 15e 0 0 11f 0 0 0 xg 0 0 0 0 0 0 0 0 17s 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1h5 0 0' },
        { first: 0x2190, widths:
            '1ia 1e5 1ia 1e5 24a 1cc 18e 18e 18e 18e 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1tn 1tn 0 0 0 0 0 1l3 1l3 0 ' +
            '1l3 1dt 1l3 0 0 0 0 1ia 1ia 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1ia 0 1ia 0 24a 0 0 0 0 0 0 0 0 ' +
            '0 zm zm 0 0 0 0 1n2 1n2 0 1pa 0 0 1pa 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0' },
        { first: 0x2200, widths:
            '0 0 11f 0 0 134 153 0 0 0 0 0 0 0 0 16s 0 143 12a 0 0 0 0 0 0 0 11b 0 0 0 1iy 0 0 0 0 0 0 0 0 0 0 0 ' +
            '0 lr 0 0 0 0 0 0 0 0 0 0 i5 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 12a 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 ' +
            '0 0 0 0 0 0 12a 0 0 0 12a 12a 0 0 0 0 0 0 0 0 0 0' },
        { first: 0x25a0, widths:
            '1g0 1g0 1g0 0 0 0 0 0 0 0 sn 0 0 0 0 0 0 0 1mu 1mu 0 0 1hi 1hi 0 0 1hi 1hi 1mu 1mu 0 0 1hi 1hi 0 0 ' +
            '1hi 1hi 1o5 1o5 0 0 x7 1g0 0 0 0 1g0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 sn 0 0 0 0 0 0 0 0 ' +
            '272 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0' },
        { first: 0x2713, widths:
            '1e8 0 0 0 1eb' },
    ],
};
