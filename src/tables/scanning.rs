//! What the scanner of running text knows, generated from `data/scanning.txt`.

/// Languages in which a woman's surname has an ending of its own, whatever it is elsewhere.
pub(crate) static MARKED: &[&str] = &["cs", "sk"];

/// Languages in which a man's surname on a consonant is declined and a woman's is not.
pub(crate) static DECLINED: &[&str] =
    &["cs", "sk", "pl", "ru", "uk", "be", "sl", "hr", "sr", "bs", "mk"];

/// Men whose given names end as women's do.
pub(crate) static MEN: &[&str] = &[
    "nikita",
    "ilya",
    "ilja",
    "illia",
    "illya",
    "luka",
    "luca",
    "andrea",
    "sasha",
    "saša",
    "misha",
    "miša",
    "vanya",
    "kolya",
    "petya",
    "foma",
    "kuzma",
    "joshua",
    "ezra",
    "elijah",
    "mustafa",
    "moussa",
    "musa",
    "isa",
    "yahya",
    "zakaria",
    "abdulla",
    "mirza",
    "reza",
    "agha",
    "taha",
    "hamza",
    "murtaza",
    "kuba",
    "barna",
    "attila",
    "béla",
    "bela",
    "gyula",
    "géza",
    "geza",
    "csaba",
    "sacha",
    "siddhartha",
];

/// The Han characters that foreign names are mostly spelt with.
pub(crate) static SPELLING: &str = "阿埃艾爱安昂奥巴芭柏班邦堡鲍贝彼宾波玻博勃伯布策查彻茨楚达黛戴丹德登邓迪蒂丁顿朵厄恩尔凡范菲费芬冯佛弗夫福富盖甘冈戈哥格葛古瓜圭哈豪赫亨霍惠怀基吉季加贾嘉简杰津喀卡凯坎康柯科克肯寇库夸奎昆拉腊莱赖兰朗劳勒雷蕾里利莉丽琳林龙隆卢鲁露伦罗萝洛吕玛马迈麦曼芒茂梅蒙米密摩莫默姆穆娜纳奈嫩尼妮涅宁纽努诺欧帕潘庞佩彭皮珀普齐奇琪契恰乔琼丘茹瑞若萨塞赛桑瑟森莎沙绍舍圣施什史舒朔斯丝松苏索塔泰坦汤唐陶特滕廷汀图托陀瓦旺威维韦魏薇温翁沃乌伍希锡霞夏肖谢辛欣休逊雅娅亚扬杨耶叶伊依因英尤约泽扎詹哲珍芝朱卓兹祖佐翰华汉卫拜白保代强力大多娃姬婕茜愛奧貝賓達頓爾範費馮蓋岡漢華懷賈簡傑凱龍盧魯倫羅蘿呂瑪馬邁麥納寧紐諾歐龐齊喬瓊薩賽紹聖絲蘇湯圖維韋溫烏錫蕭謝遜婭亞揚楊葉約澤衛萊蘭勞麗";

/// Those that are as common in other words.
pub(crate) static COMMON: &str = "李法黑果西措武久秋缪柳留派宰蔡柴海道高考藻曹焦毛瑙尧万赞灿尚钱南关宽藏仓章昌杭匡黄本根文曾岑申真琴门平金钦明京青兴蓬通贡丰尊聪孙顺准春洪云东宗雄孔永切内胡比可俄繆贊燦錢關寬倉黃門欽興貢豐聰孫順準雲東";
