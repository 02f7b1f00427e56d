"""Invented place names in Chinese with their pinyin: believable, and none of a real county.

Names are put together from common syllables of hill country. Villages of such names exist in many places,
which is what makes them believable; county-level names that we know to exist are left out.
"""

from collections.abc import Iterator

import numpy as np

Name = tuple[str, str]

_HEADS = (
    "青Qing 石Shi 松Song 柏Bai 云Yun 清Qing 凤Feng 银Yin 红Hong 黄Huang 上Shang 下Xia 竹Zhu 梅Mei "
    "杏Xing 柳Liu 枫Feng 桂Gui 荷He 茶Cha 双Shuang 长Chang 福Fu 和He 永Yong 新Xin 老Lao 高Gao 深Shen "
    "响Xiang 鹿Lu 鹤He 雁Yan 燕Yan 榆Yu 槐Huai 桐Tong 枣Zao 莲Lian 苇Wei 麦Mai 谷Gu 秋Qiu 春Chun 朝Zhao "
    "晚Wan 霜Shuang 露Lu"
)
_TAILS = (
    "坪Ping 溪Xi 沟Gou 坝Ba 岭Ling 坡Po 湾Wan 塘Tang 桥Qiao 寨Zhai 田Tian 林Lin 泉Quan 岩Yan 洼Wa 坳Ao "
    "冲Chong 滩Tan 井Jing 庄Zhuang 梁Liang 峪Yu 埠Bu 渡Du 堡Bao 垭Ya"
)
_FAMILIES = (
    "周Zhou 吴Wu 郑Zheng 王Wang 冯Feng 陈Chen 褚Chu 卫Wei 蒋Jiang 沈Shen 韩Han 杨Yang 朱Zhu 秦Qin 尤You "
    "许Xu 何He 吕Lv 施Shi 张Zhang 孔Kong 曹Cao 严Yan 华Hua 金Jin 魏Wei 陶Tao 姜Jiang 戚Qi 谢Xie 邹Zou "
    "章Zhang 苏Su 潘Pan 葛Ge 范Fan 彭Peng 鲁Lu 马Ma 方Fang"
)
_BLOCKS = (
    "文昌Wenchang 迎春Yingchun 和顺Heshun 安康Ankang 向阳Xiangyang 朝晖Zhaohui 育才Yucai 康乐Kangle "
    "惠民Huimin 明德Mingde 崇文Chongwen 敬业Jingye 广济Guangji 同心Tongxin 长乐Changle 春晓Chunxiao "
    "锦绣Jinxiu 滨河Binhe 东园Dongyuan 西苑Xiyuan 南湖Nanhu 北辰Beichen 听松Tingsong 望鹤Wanghe "
    "兴业Xingye 清风Qingfeng"
)
_BLOCK_TAILS = "里Li 苑Yuan 巷Xiang 坊Fang 园Garden 新村Xincun 小区Estate 大院Courtyard"
_STREETS = (
    "人民Renmin 解放Jiefang 建设Jianshe 文化Wenhua 新华Xinhua 团结Tuanjie 和平Heping 光明Guangming "
    "胜利Shengli 幸福Xingfu 花园Huayuan 学府Xuefu 河滨Hebin 东门Dongmen 西门Ximen 南门Nanmen 北门Beimen "
    "兴隆Xinglong 长安Changan 金桥Jinqiao 站前Zhanqian 环城Huancheng"
)
_COUNTY_HEADS = "霁Ji 岫Xiu 澄Cheng 溯Su 黛Dai 霏Fei 沅Yuan 岚Lan 翎Ling 砚Yan"
_COUNTY_TAILS = "川chuan 陵ling 屏ping 麓lu 浦pu 泽ze 原yuan 城cheng 津jin 坞wu"
# County-level and larger places that the syllables above would spell.
_REAL_TEXT = (
    "青田 松溪 松桃 松林 柏林 云溪 云岩 云林 清泉 清溪 红桥 黄岩 黄埠 上林 下沟 竹溪 "
    "竹山 桂林 桂东 双桥 双塔 长岭 长沟 福泉 福田 和田 和林 永平 永济 新林 新田 新津 "
    "高坪 高塘 凤泉 凤冈 银川 鹤岗 鹤山 雁塔 雁江 燕山 榆林 桐庐 桐梓 莲湖 麦积 春城 "
    "澄城 沅陵 沅江 霁虹 石泉 石林 茶陵 柳林 梅江 枣庄 朝城 澄江 岚山 石滩 长滩 高岭 "
    "原州 谷城 永泉 清城 红塔 枫溪"
)
_REAL = frozenset(_REAL_TEXT.split())


def county(number: int) -> Name:
    """Return the name of the n-th invented county; the first is 霁川县, Jichuan County."""
    heads, tails = _pairs(_COUNTY_HEADS), _pairs(_COUNTY_TAILS)
    spelled = [
        (head[0] + tail[0], head[1] + tail[1])
        for shift in range(len(tails))
        for head, tail in zip(heads, tails[shift:] + tails[:shift], strict=True)
    ]
    free = [name for name in spelled if name[0] not in _REAL]
    short, english = free[number % len(free)]
    # More counties than names happens only in provinces drawn for measurements: number them.
    again = number // len(free)
    suffix = f"{again + 1}" if again else ""
    return f"{short}{suffix}县", f"{english}{suffix} County"


class NameBook:
    """Hands out names in a shuffled order that depends on the seed alone, none of them twice."""

    def __init__(self, seed: int, county_number: int) -> None:
        self._dice = np.random.default_rng([seed, county_number, 61])
        self._places = self._without_end(_joined(_HEADS, _TAILS))
        self._farms = self._without_end(
            [
                (a + "家" + b, a_en + "jia" + b_en.lower())
                for (a, a_en), (b, b_en) in _crossed(_FAMILIES, _TAILS)
            ]
        )
        self._blocks = self._without_end(_pairs(_BLOCKS))
        self._estates = self._without_end(
            [
                (a + b, f"{a_en} {b_en}")
                for (a, a_en), (b, b_en) in _crossed(_BLOCKS, _BLOCK_TAILS)
                if a[-1] != b[0]  # nobody says 东园园
            ]
        )
        self._streets = self._without_end(_pairs(_STREETS))

    def place(self) -> Name:
        """Return a two-syllable place: 青石坪 is no such name, 鹿鸣 neither, 雁塘 is."""
        return next(self._places)

    def farm(self) -> Name:
        """Return a hamlet called after a family, such as 周家湾."""
        return next(self._farms)

    def block(self) -> Name:
        """Return the name of a community in the town, such as 文昌."""
        return next(self._blocks)

    def estate(self) -> Name:
        """Return the name of a few streets in the town, such as 文昌里."""
        return next(self._estates)

    def street(self) -> Name:
        """Return the name of a street, without 路."""
        return next(self._streets)

    def _without_end(self, names: list[Name]) -> Iterator[Name]:
        order = self._dice.permutation(len(names)).tolist()
        return _numbered([names[index] for index in order])


def _numbered(names: list[Name]) -> Iterator[Name]:
    """Yield every name once, then again with 东, 西, 南, 北 and other marks in front."""
    yield from names
    for mark, english in _crossed_marks():
        for name, name_en in names:
            yield mark + name, f"{english} {name_en}"


def _crossed_marks() -> Iterator[Name]:
    simple = _pairs("东Dong 西Xi 南Nan 北Bei 前Qian 后Hou 内Nei 外Wai")
    yield from simple
    for first, first_en in simple:
        for second, second_en in simple:
            yield first + second, f"{first_en} {second_en}"


def _joined(heads: str, tails: str) -> list[Name]:
    spelled = [(a + b, a_en + b_en.lower()) for (a, a_en), (b, b_en) in _crossed(heads, tails)]
    return [name for name in spelled if name[0] not in _REAL]


def _crossed(heads: str, tails: str) -> list[tuple[Name, Name]]:
    return [(head, tail) for head in _pairs(heads) for tail in _pairs(tails)]


def _pairs(text: str) -> list[Name]:
    """Split '青Qing 石Shi' into ('青', 'Qing'), ('石', 'Shi')."""
    found = []
    for word in text.split():
        cut = next(index for index, letter in enumerate(word) if letter.isascii())
        found.append((word[:cut], word[cut:]))
    return found
